import type { Mailbox } from '../../mail/message.ts';
import type { RepresentativeNamed } from '../states/life-event.ts';
import type { ReceivedMail } from '../occurrence.ts';
import type { Ticket } from '../ticket.ts';

/**
 * What a stranger's mail changes on the ticket whose reference it quotes: its player is asked whether this person may
 * speak for them, by a letter of the watcher. Null where there is nothing to ask: the address is not proven, it is known,
 * or it is written by hands that write to many (the player's own address without proof is no representative either).
 */
export function namedAsRepresentative(
  claimed: Ticket,
  stranger: { readonly mail: ReceivedMail; readonly from: Mailbox; readonly reference: string },
): RepresentativeNamed | null {
  const address = stranger.from.address.toLowerCase();
  const { participants, status, life } = claimed;
  if (stranger.mail.authentication !== 'pass' || participants.includes(address) || status === 'closed') return null;
  if (life.representatives.length >= MOST || life.representatives.some((one) => one.address === address)) return null;
  return { kind: 'representative-named', address, reference: stranger.reference };
}

/** More than so many are no family. */
const MOST = 10;
