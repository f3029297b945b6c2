import type { TicketEvent } from '../ticket/event.ts';
import type { OutgoingMail } from '../ticket/outgoing.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Fresh, House } from './house.ts';
import { noticesToHouse } from './notice.ts';

/**
 * Calls whoever is on call when a mail raised a flag that asks for it (R-106, complaints.md 3.6): in the transaction
 * that answers the player, so that the letter never says that somebody reads now while nobody was told.
 */
export async function pageOnCall(
  raised: readonly string[],
  { reference }: Ticket,
  house: House,
  fresh: Fresh,
): Promise<{ readonly events: readonly TicketEvent[]; readonly outgoing: readonly OutgoingMail[] }> {
  const flags = raised.filter((flag) => house.rulebook.flags.get(flag)?.page);
  if (flags.length === 0) return { events: [], outgoing: [] };
  const outgoing = await noticesToHouse({ what: 'on-call', reference, flags }, house, fresh);
  const at = fresh.now.toISOString();
  return { events: house.brand.onCall.map((to) => ({ kind: 'on-call-paged', at, flags, to })), outgoing };
}
