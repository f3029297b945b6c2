import type { TicketEvent } from '../../ticket/event.ts';
import { evolve, ticketFrom } from '../../ticket/evolve.ts';
import type { OutsideBodyWrote } from '../../ticket/occurrence.ts';
import { aboutOutsideMail } from '../../ticket/outside/about-outside-mail.ts';
import { openingForOutsideBody, planForOutsideBody } from '../../ticket/plans/outside-body-wrote.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { lookAt } from '../../ticket/watch/look.ts';
import type { Answer, TicketAnswer } from '../answer.ts';
import type { Setting } from '../setting.ts';
import { writeLetters, type Written } from '../write-letters.ts';
import { dated, idsOf } from './continue-ticket.ts';

/**
 * What a mail of an outside body does: it is kept on the case that it is about, or on one of its own, and those who may
 * answer it are told at once, with its files. Nothing goes to the body or to the player because of it.
 */
export async function answerOutsideBody(occurrence: OutsideBodyWrote, setting: Setting): Promise<Answer> {
  const { about } = occurrence;
  return about.kind === 'case'
    ? onCase(about.ticket, about.by, occurrence, setting)
    : onItsOwn(about, occurrence, setting);
}

async function onCase(ticket: Ticket, by: string, occurrence: OutsideBodyWrote, setting: Setting): Promise<Answer> {
  const { house, fresh } = setting;
  const look = lookAt(fresh.now, house.brand, house.rulebook);
  const events = dated(planForOutsideBody(occurrence, ticket, look), fresh);
  const after = events.reduce<Ticket>(evolve, ticket);
  const told = await tell(after, occurrence, setting);
  return answerWith(occurrence, told, {
    outcome: 'joined-ticket',
    reason: `${occurrence.body.name} wrote: ${by}`,
    ticket: { kind: 'continues', ticket, events: [...events, ...told.events] },
    elsewhere: [],
  });
}

async function onItsOwn(
  about: Extract<OutsideBodyWrote['about'], { kind: 'unclear' }>,
  occurrence: OutsideBodyWrote,
  setting: Setting,
): Promise<Answer> {
  const { house, fresh } = setting;
  const look = lookAt(fresh.now, house.brand, house.rulebook);
  const opening = { id: fresh.uuid(), reference: fresh.reference, brand: house.brand.id };
  const events = dated(openingForOutsideBody(occurrence, opening, look), fresh);
  const ticket = ticketFrom(events);
  const told = await tell(ticket, occurrence, setting);
  const linked = { kind: 'linked', reference: ticket.reference, why: `${occurrence.body.name} names both` } as const;
  return answerWith(occurrence, told, {
    outcome: 'new-ticket',
    reason: `${occurrence.body.name} wrote: ${about.why}`,
    ticket: { kind: 'opens', events: [...events, ...told.events] },
    elsewhere: about.tickets.map((other): TicketAnswer => {
      const links: readonly TicketEvent[] = dated([linked], fresh);
      return { kind: 'continues', ticket: other, events: links };
    }),
  });
}

async function tell(ticket: Ticket, { mail }: OutsideBodyWrote, setting: Setting): Promise<Written> {
  const { house, fresh } = setting;
  const news = { mail: ticket.life.outside.length, why: 'wrote' } as const;
  return writeLetters(aboutOutsideMail(ticket, news, house.rulebook, fresh.now), ticket, mail, setting);
}

function answerWith(
  { mail }: OutsideBodyWrote,
  told: Written,
  decided: Omit<Answer, 'messageIds' | 'outgoing'>,
): Answer {
  return { ...decided, messageIds: idsOf(mail, told), outgoing: told.outgoing };
}
