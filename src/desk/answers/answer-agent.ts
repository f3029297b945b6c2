import { isStaffLetter } from '../../letters/letters.ts';
import type { Elsewhere } from '../../ticket/commands/command.ts';
import type { CommandContext } from '../../ticket/commands/context.ts';
import { evolve, ticketFrom } from '../../ticket/evolve.ts';
import type { AgentWrote } from '../../ticket/occurrence.ts';
import type { OutgoingMail } from '../../ticket/outgoing.ts';
import { planForAgent } from '../../ticket/plans/agent/agent-wrote.ts';
import { planForDesk } from '../../ticket/plans/agent/desk-wrote.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Answer, TicketAnswer } from '../answer.ts';
import type { Setting } from '../setting.ts';
import { writeLetters, writeToStaff } from '../write-letters.ts';
import { dated, idsOf } from './continue-ticket.ts';
import { takeInFor } from './take-in-for.ts';

/** What a proven agent's mail does: on its ticket, on others, and to the player. */
export async function answerAgent(occurrence: AgentWrote, setting: Setting): Promise<Answer> {
  const { ticket, by, signal } = occurrence;
  const context = contextOf(occurrence, setting);
  const reason = `${by.id} wrote, proven by ${signal}`;
  return ticket
    ? onTicket(ticket, occurrence, context, { reason, setting })
    : onNone(occurrence, context, { reason, setting });
}

interface Telling {
  readonly reason: string;
  readonly setting: Setting;
}

function contextOf({ by, mail }: AgentWrote, { house, fresh, known }: Setting): CommandContext {
  const { rulebook, brand } = house;
  return {
    by,
    now: fresh.now,
    staff: rulebook.staff,
    rulebook,
    brand,
    calendar: rulebook.calendarOf(brand),
    profile: rulebook.profileOf(brand),
    known: eachOnce([...known.tickets, ...known.others, ...known.byMessageId]),
    mail,
    text: mail.text,
    fresh: { id: fresh.uuid(), reference: fresh.reference },
  };
}

function eachOnce(tickets: readonly Ticket[]): readonly Ticket[] {
  return [...new Map(tickets.map((ticket) => [ticket.id, ticket])).values()];
}

async function onTicket(
  ticket: Ticket,
  occurrence: AgentWrote,
  context: CommandContext,
  { reason, setting }: Telling,
): Promise<Answer> {
  const { mail } = occurrence;
  const plan = planForAgent(occurrence, ticket, context);
  const events = dated(plan.events, setting.fresh);
  const after = events.reduce<Ticket>(evolve, ticket);
  const isForStaff = ({ letter }: { readonly letter: string }): boolean => isStaffLetter(letter);
  // To the player it is a mail of its own in the player's thread; the agent's Message-ID never shows there.
  const toPlayer = await writeLetters(
    plan.letters.filter((order) => !isForStaff(order)),
    after,
    null,
    setting,
  );
  const toStaff = await writeLetters(plan.letters.filter(isForStaff), after, mail, setting);
  const others = await elsewhere(plan.elsewhere, occurrence, setting);
  return {
    outcome: 'joined-ticket',
    reason,
    ticket: { kind: 'continues', ticket, events: [...events, ...toPlayer.events, ...toStaff.events] },
    elsewhere: others.tickets,
    messageIds: idsOf(mail, toPlayer, toStaff),
    outgoing: [...toPlayer.outgoing, ...toStaff.outgoing, ...others.outgoing],
  };
}

async function onNone(occurrence: AgentWrote, context: CommandContext, { reason, setting }: Telling): Promise<Answer> {
  const plan = planForDesk(context);
  const letters = await Promise.all(
    plan.letters.map(async (order) => writeToStaff(order, null, occurrence.mail, setting)),
  );
  const others = await elsewhere(plan.elsewhere, occurrence, setting);
  return {
    outcome: 'filed',
    reason,
    ticket: null,
    elsewhere: others.tickets,
    messageIds: [],
    outgoing: [...letters, ...others.outgoing],
  };
}

interface Others {
  readonly tickets: readonly TicketAnswer[];
  readonly outgoing: readonly OutgoingMail[];
}

async function elsewhere(effects: readonly Elsewhere[], { by, mail }: AgentWrote, setting: Setting): Promise<Others> {
  const done = await Promise.all(
    effects.map(async (effect): Promise<Others> => {
      switch (effect.kind) {
        case 'continues': {
          const { ticket, letters = [] } = effect;
          const events = dated(effect.events, setting.fresh);
          const written = await writeLetters(letters, events.reduce<Ticket>(evolve, ticket), null, setting);
          const continued = { kind: 'continues', ticket, events: [...events, ...written.events] } as const;
          return { tickets: [continued], outgoing: written.outgoing };
        }
        case 'opens': {
          const events = dated(effect.events, setting.fresh);
          const written = await writeLetters(effect.letters, ticketFrom(events), null, setting);
          const opened = { kind: 'opens', events: [...events, ...written.events] } as const;
          return { tickets: [opened], outgoing: written.outgoing };
        }
        case 'arrives': {
          const { ticket, outgoing } = await takeInFor(effect, by, mail, setting);
          return { tickets: ticket ? [ticket] : [], outgoing };
        }
      }
    }),
  );
  return { tickets: done.flatMap(({ tickets }) => tickets), outgoing: done.flatMap(({ outgoing }) => outgoing) };
}
