import type { TicketEvent } from '../ticket/event.ts';
import { evolve } from '../ticket/evolve.ts';
import type { OutgoingMail } from '../ticket/outgoing.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { dueOf, nextLookAt } from '../ticket/watch/due-of.ts';
import { type Look, lookAt } from '../ticket/watch/look.ts';
import { refusedLetter } from '../ticket/returned-letter.ts';
import type { HouseNotice } from '../ticket/watch/duty.ts';
import { dated } from './answers/continue-ticket.ts';
import { sendAgain } from './send-again.ts';
import type { Setting } from './setting.ts';
import { tellStaff } from './tell-staff.ts';
import { type Written, writeLetters } from './write-letters.ts';

/** What dates and our own mail server ask for on a ticket at this moment. */
export interface Attended {
  /** Empty when nothing is due. */
  readonly events: readonly TicketEvent[];
  readonly messageIds: readonly string[];
  readonly outgoing: readonly OutgoingMail[];
  /** When the next look can find something; null: only an event can bring it. */
  readonly lookAt: Date | null;
}

/** A passed date walks the same way as a mail, from the plan on (design, section 2); a refused letter comes first. */
export async function attend(ticket: Ticket, setting: Setting): Promise<Attended> {
  const { house, fresh } = setting;
  const look = lookAt(fresh.now, house.brand, house.rulebook);
  const { events, outgoing } = (await sendElsewhere(ticket, setting)) ?? (await doWhatIsDue(ticket, look, setting));
  return {
    events,
    messageIds: outgoing.map(({ messageId }) => messageId),
    outgoing,
    lookAt: nextLookAt(events.reduce<Ticket>(evolve, ticket), look),
  };
}

/** A letter that our mail server refused is one that came back (decision 0013). Null when there is none. */
async function sendElsewhere(ticket: Ticket, setting: Setting): Promise<Written | null> {
  const refused = refusedLetter(ticket);
  if (!refused) return null;
  const again = sendAgain(refused, ticket, setting);
  const events = dated([again.event], setting.fresh);
  const after = events.reduce<Ticket>(evolve, ticket);
  // The answer may quote the whole address, which not every agent may see; its code tells enough.
  const code = /^\d{3}(?:[ -]\d\.\d{1,3}\.\d{1,3})?/.exec(refused.reason)?.[0];
  const why = code === undefined ? 'it could not be sent' : `the mail server refused it: ${code}`;
  const notice: HouseNotice = { audience: 'assignee', about: 'undelivered', due: null, why };
  const told = await tellStaff([notice], after, setting);
  return { events: [...events, ...told.events], outgoing: [...again.outgoing, ...told.outgoing] };
}

async function doWhatIsDue(ticket: Ticket, look: Look, setting: Setting): Promise<Written> {
  const plan = dueOf(ticket, look);
  const events = dated(plan.events, setting.fresh);
  const after = events.reduce<Ticket>(evolve, ticket);
  const letters = await writeLetters(plan.letters, after, null, setting);
  const told = await tellStaff(plan.notices, after, setting);
  return {
    events: [...events, ...letters.events, ...told.events],
    outgoing: [...told.outgoing, ...letters.outgoing],
  };
}
