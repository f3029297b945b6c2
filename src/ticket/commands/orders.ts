import type { StaffMember } from '../../rulebook/staff.ts';
import type { Particulars } from '../particulars.ts';
import type { LetterOrder } from '../plan.ts';
import type { Ticket } from '../ticket.ts';

/** A letter to the player of a ticket. */
export function toPlayer({ player }: Ticket, letter: string, particulars?: Particulars): LetterOrder {
  return { letter, to: player, urgency: 1, ...(particulars && { particulars }) };
}

/** A letter to somebody of the staff, at the address on file and no other. */
export function toMember(
  { publicName, addresses }: StaffMember,
  letter: string,
  particulars: Particulars,
): LetterOrder {
  const [address] = addresses;
  if (address === undefined) throw new Error(`${publicName} has no address, although the staff was read`);
  return { letter, to: { name: publicName, address }, urgency: 2, particulars };
}
