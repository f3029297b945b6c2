import type { Belonging } from '../ticket/belonging.ts';
import { passedLimit } from '../ticket/budget.ts';
import { deadlinesOf } from '../ticket/deadlines/deadlines.ts';
import type { TicketEvent } from '../ticket/event.ts';
import { evolve, ticketFrom } from '../ticket/evolve.ts';
import type { ComplaintArrived, Occurrence, ReceivedMail } from '../ticket/occurrence.ts';
import type { OutgoingMail } from '../ticket/outgoing.ts';
import type { Plan } from '../ticket/plan.ts';
import { planForComplaint } from '../ticket/plans/complaint-arrived.ts';
import { planForBounce, planForMachine } from '../ticket/plans/machine-wrote.ts';
import { planForPlayer } from '../ticket/plans/player-wrote.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { lookAt } from '../ticket/watch/look.ts';
import type { Known } from './desk.ts';
import type { Fresh, House } from './house.ts';
import { noticesToHouse } from './notice.ts';
import { pageOnCall } from './page-on-call.ts';
import { type Written, writeLetters } from './write-letters.ts';

/** A plan made complete: what the store commits in one transaction together with the processed mark. */
export interface Answer {
  readonly outcome: Outcome;
  /** Why this outcome, in words for a person. */
  readonly reason: string;
  readonly ticket: TicketAnswer | null;
  /** What the mail changes on other tickets: a merge, a split. */
  readonly elsewhere: readonly TicketAnswer[];
  /** Message-IDs by which later mail will find this ticket. */
  readonly messageIds: readonly string[];
  readonly outgoing: readonly OutgoingMail[];
}

/** A ticket comes into being, or goes on from the state that was decided upon. */
export type TicketAnswer =
  | { readonly kind: 'opens'; readonly events: readonly TicketEvent[] }
  | { readonly kind: 'continues'; readonly ticket: Ticket; readonly events: readonly TicketEvent[] };

/** The one visible end of every mail (design, invariant 1). */
export type Outcome = 'new-ticket' | 'joined-ticket' | 'matched-bounce' | 'filed' | 'quarantined';

/** What is recorded and what is written because of an occurrence. */
export async function answer(
  occurrence: Occurrence,
  belonging: Belonging,
  known: Known,
  house: House,
  fresh: Fresh,
): Promise<Answer> {
  switch (occurrence.kind) {
    case 'complaint-arrived':
      return openTicket(occurrence, known, house, fresh);
    case 'player-wrote': {
      if (belonging.kind !== 'joins') throw new Error('a reply that belongs to no ticket');
      const look = lookAt(fresh.now, house.brand, house.rulebook);
      const plan = planForPlayer(occurrence, belonging.ticket, { look, rulebook: house.rulebook });
      return continueTicket(
        'joined-ticket',
        `joined by ${occurrence.joinedBy}`,
        belonging.ticket,
        plan,
        occurrence.mail,
        house,
        fresh,
      );
    }
    case 'machine-wrote': {
      const { screening } = occurrence.assessment;
      const reason = `${screening.kind}: ${screening.reason}`;
      const ticket = known.byMessageId[0];
      if (!ticket) return filed(reason);
      return continueTicket(
        'filed',
        reason,
        ticket,
        planForMachine(occurrence.mail, reason),
        occurrence.mail,
        house,
        fresh,
      );
    }
    case 'delivery-failed': {
      const ticket = known.byMessageId[0];
      if (!ticket) return filed('bounce: a delivery report on no mail of ours');
      const plan = planForBounce(occurrence.mail, occurrence.report);
      return continueTicket(
        'matched-bounce',
        'a delivery report on our mail',
        ticket,
        plan,
        occurrence.mail,
        house,
        fresh,
      );
    }
    case 'sender-unclear':
      return quarantined(occurrence.mail, occurrence.reason, house, fresh);
  }
}

async function openTicket(occurrence: ComplaintArrived, known: Known, house: House, fresh: Fresh): Promise<Answer> {
  const { rulebook, brand } = house;
  const { mail, assessment, claims } = occurrence;
  const { category, flags, subtype } = assessment.classification;
  const profile = rulebook.profileOf(brand);
  const calendar = rulebook.calendarOf(brand);
  const plan = planForComplaint(
    occurrence,
    {
      id: fresh.uuid(),
      reference: fresh.reference,
      brand: brand.id,
      deadlines: deadlinesOf({ category, flags, subtype, receivedAt: mail.receivedAt, profile, calendar }),
      passedLimit: passedLimit(mail.subject, fresh.now, known.sentBefore),
    },
    rulebook,
  );
  const events = dated(plan, fresh);
  const ticket = ticketFrom(events);
  const written = await writeLetters(plan.letters, ticket, mail, house, fresh);
  const page = await pageOnCall(flags, ticket, house, fresh);
  return {
    outcome: 'new-ticket',
    reason: claims ? `names ${claims.reference}: ${claims.why}` : 'a new complaint',
    ticket: { kind: 'opens', events: [...events, ...written.events, ...page.events] },
    elsewhere: [],
    messageIds: idsOf(mail, written),
    outgoing: [...page.outgoing, ...written.outgoing],
  };
}

async function continueTicket(
  outcome: Outcome,
  reason: string,
  ticket: Ticket,
  plan: Plan,
  mail: ReceivedMail,
  house: House,
  fresh: Fresh,
): Promise<Answer> {
  const events = dated(plan, fresh);
  const after = events.reduce(evolve, ticket);
  const written = await writeLetters(plan.letters, after, mail, house, fresh);
  const raised = after.flags.filter((flag) => !ticket.flags.includes(flag));
  const page = await pageOnCall(raised, after, house, fresh);
  return {
    outcome,
    reason,
    ticket: { kind: 'continues', ticket, events: [...events, ...written.events, ...page.events] },
    elsewhere: [],
    messageIds: idsOf(mail, written),
    outgoing: [...page.outgoing, ...written.outgoing],
  };
}

function filed(reason: string): Answer {
  return { outcome: 'filed', reason, ticket: null, elsewhere: [], messageIds: [], outgoing: [] };
}

/** Nobody can be answered, so a person of the house is told (design, invariant 1). */
async function quarantined(mail: ReceivedMail, reason: string, house: House, fresh: Fresh): Promise<Answer> {
  const outgoing = await noticesToHouse({ what: 'quarantine', subject: mail.subject, reason }, house, fresh);
  return { outcome: 'quarantined', reason, ticket: null, elsewhere: [], messageIds: [], outgoing };
}

function dated(plan: Plan, { now }: Fresh): readonly TicketEvent[] {
  const at = now.toISOString();
  return plan.events.map((event) => ({ at, ...event }));
}

function idsOf(mail: ReceivedMail, written: Written): readonly string[] {
  return [...(mail.messageId === null ? [] : [mail.messageId]), ...written.outgoing.map(({ messageId }) => messageId)];
}
