import type { TicketEvent, TicketFact } from '../../ticket/event.ts';
import { evolve } from '../../ticket/evolve.ts';
import type { ReceivedMail } from '../../ticket/occurrence.ts';
import type { LetterOrder } from '../../ticket/plan.ts';
import type { BriefingReason } from '../../ticket/particulars.ts';
import { tellAgents } from '../../ticket/plans/agent/tell-agents.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { HouseNotice } from '../../ticket/watch/duty.ts';
import type { Answer, Outcome } from '../answer.ts';
import { pageOnCall } from '../page-on-call.ts';
import type { Fresh } from '../house.ts';
import type { Setting } from '../setting.ts';
import { tellStaff } from '../tell-staff.ts';
import { type Written, writeLetters } from '../write-letters.ts';

/** What a mail makes of a ticket that exists, decided. */
export interface Continuation {
  readonly outcome: Outcome;
  readonly reason: string;
  readonly mail: ReceivedMail;
  readonly plan: {
    readonly events: readonly TicketFact[];
    readonly letters: readonly LetterOrder[];
    readonly notices: readonly HouseNotice[];
  };
  /** Why its agents hear of it, or null when they do not, or are told by the plan's own letters. */
  readonly news: BriefingReason | null;
}

/** Carries a decided plan out on paper: events with their moment, letters and notices as they will leave. */
export async function continueTicket(ticket: Ticket, told: Continuation, setting: Setting): Promise<Answer> {
  const { plan, mail, outcome, reason } = told;
  const { house, fresh } = setting;
  const events = dated(plan.events, fresh);
  const after = events.reduce<Ticket>(evolve, ticket);
  const raised = after.flags.filter((flag) => !ticket.flags.includes(flag));
  const page = await pageOnCall(raised, after, house, fresh);
  const briefings = told.news === null ? [] : newsOf(after, told.news, setting);
  const written = await writeLetters([...plan.letters, ...briefings], after, mail, setting);
  const notices = await tellStaff(plan.notices, after, setting);
  return {
    outcome,
    reason,
    ticket: {
      kind: 'continues',
      ticket,
      events: [...events, ...page.events, ...written.events, ...notices.events],
    },
    elsewhere: [],
    messageIds: idsOf(mail, written, notices),
    outgoing: [...page.outgoing, ...written.outgoing, ...notices.outgoing],
  };
}

/** The agents' mails about something new on a ticket. */
export function newsOf(ticket: Ticket, why: BriefingReason, { house, fresh, known }: Setting): readonly LetterOrder[] {
  const { staff, calendars } = house.rulebook;
  return tellAgents(ticket, why, { staff, calendars, known: [...known.tickets, ...known.others] }, fresh.now);
}

export function dated(facts: readonly TicketFact[], { now }: Fresh): readonly TicketEvent[] {
  const at = now.toISOString();
  return facts.map((fact) => ({ at, ...fact }));
}

/** By which later mail will find the ticket: the mail's own and those of all that it caused. */
export function idsOf(
  { messageId }: ReceivedMail,
  ...written: readonly Pick<Written, 'outgoing'>[]
): readonly string[] {
  const ours = written.flatMap(({ outgoing }) => outgoing.map((mail) => mail.messageId));
  return messageId === null ? ours : [messageId, ...ours];
}
