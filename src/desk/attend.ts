import type { TicketEvent } from '../ticket/event.ts';
import { evolve } from '../ticket/evolve.ts';
import type { OutgoingMail } from '../ticket/outgoing.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { dueOf, nextLookAt } from '../ticket/watch/due-of.ts';
import { lookAt } from '../ticket/watch/look.ts';
import type { Fresh, House } from './house.ts';
import { tellStaff } from './tell-staff.ts';
import { writeLetters } from './write-letters.ts';

/** What dates alone ask for on a ticket at this moment. */
export interface Attended {
  /** Empty when nothing is due. */
  readonly events: readonly TicketEvent[];
  readonly messageIds: readonly string[];
  readonly outgoing: readonly OutgoingMail[];
  /** When the next look can find something; null: only an event can bring it. */
  readonly lookAt: Date | null;
}

/** A passed date walks the same way as a mail, from the plan on (design, section 2). */
export async function attend(ticket: Ticket, house: House, fresh: Fresh): Promise<Attended> {
  const look = lookAt(fresh.now, house.brand, house.rulebook);
  const plan = dueOf(ticket, look);
  const at = fresh.now.toISOString();
  const events = plan.events.map((event): TicketEvent => ({ at, ...event }));
  const after = events.reduce<Ticket>(evolve, ticket);
  const desk = { house, fresh, contents: new Map<string, Uint8Array>() };
  const letters = await writeLetters(plan.letters, after, null, desk);
  const told = await tellStaff(plan.notices, after, desk);
  const all = [...events, ...letters.events, ...told.events];
  return {
    events: all,
    messageIds: [...letters.outgoing, ...told.outgoing].map(({ messageId }) => messageId),
    outgoing: [...told.outgoing, ...letters.outgoing],
    lookAt: nextLookAt(all.reduce<Ticket>(evolve, ticket), look),
  };
}
