import type { TicketEvent } from '../ticket/event.ts';
import type { OutgoingMail } from '../ticket/outgoing.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { HouseNotice } from '../ticket/watch/duty.ts';
import type { Fresh, House } from './house.ts';
import { noticesToHouse } from './notice.ts';

/** Tells people of the house what dates ask of them: whoever is on call for danger, the supervisor for all else. */
export async function tellStaff(
  notices: readonly HouseNotice[],
  { reference }: Ticket,
  house: House,
  fresh: Fresh,
): Promise<{ readonly events: readonly TicketEvent[]; readonly outgoing: readonly OutgoingMail[] }> {
  const outgoing: OutgoingMail[] = [];
  for (const { audience, due, why } of notices) {
    const notice = { what: 'ticket', reference, audience, due, why } as const;
    outgoing.push(...(await noticesToHouse(notice, house, fresh)));
  }
  return { events: [], outgoing };
}
