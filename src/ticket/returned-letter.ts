import type { DeliveryReport, Mailbox } from '../mail/message.ts';
import { firstTryOf, type RefusedLetter } from './states/life.ts';
import { SUBMISSION } from './states/outside.ts';
import type { Ticket, TicketMessage } from './ticket.ts';

/** What a delivery report brings back of the letters of its ticket. */
export type Return =
  | Returned
  /** A second report on the same try of the same letter. */
  | { readonly kind: 'told' }
  /** Which letter it is, or that it is lost for good, the report does not say. */
  | { readonly kind: 'unclear' };

/** A letter of ours that came back for good from the address it was sent to. */
export interface Returned {
  readonly kind: 'returned';
  readonly letter: TicketMessage;
  /** Message-ID of its first try: it stays the same letter, wherever else it was sent since. */
  readonly of: string;
  /** In lower case. */
  readonly from: string;
}

/**
 * A letter comes back where a report names its Message-ID, and says of the very address that this letter went to that
 * nobody will ever read there.
 */
export function returnedBy(report: DeliveryReport, { messages, participants, life }: Ticket): Return {
  const id = report.originalMessageId;
  const letter = messages.find(({ direction, messageId }) => direction === 'out' && messageId === id);
  if (id === null || !letter) return { kind: 'unclear' };
  const from = letter.to.toLowerCase();
  const isLost = report.recipients.some(({ kind, address }) => kind === 'hard' && address.toLowerCase() === from);
  // What was meant for an outside body is for nobody else.
  if (!isLost || letter.kind === SUBMISSION || !participants.includes(from)) return { kind: 'unclear' };
  const of = firstTryOf(life, id);
  const isTold = life.returned.some((one) => one.of === of && one.from === from);
  return isTold ? { kind: 'told' } : { kind: 'returned', letter, of, from };
}

/** The oldest letter that the mail server refused and that nobody has looked after yet; as one that came back. */
export function refusedLetter({ life, messages }: Ticket): (Returned & Pick<RefusedLetter, 'reason'>) | null {
  const [first] = life.refused;
  const letter = messages.find(({ direction, messageId }) => direction === 'out' && messageId === first?.messageId);
  if (!first || !letter) return null;
  const { of, from, reason } = first;
  return { kind: 'returned', letter, of, from, reason };
}

/**
 * Where a letter that came back goes next: to the player or to somebody who may speak for them on this ticket, whose
 * address is proven to be theirs. Never to one that only stood in a header, that this letter was sent to before, from
 * which anything came back, or whose mails are blocked. `others` are more tickets of the same people.
 */
export function nextAddress({ letter, of, from }: Returned, ticket: Ticket, others: readonly Ticket[]): Mailbox | null {
  const { player, participants, life, work } = ticket;
  if (work.blocked) return null;
  const tried = life.returned.filter((one) => one.of === of).flatMap(({ to }) => to ?? []);
  const dead = [ticket, ...others].flatMap((one) => one.life.returned.map((returned) => returned.from));
  const blocked = others.filter((one) => one.work.blocked).map((one) => one.player.address.toLowerCase());
  const barred = new Set([from, ...tried, ...dead, ...blocked]);
  const [own = ''] = participants;
  const allowed = FOR_THE_PLAYER_ALONE.has(letter.kind) ? [own] : participants;
  const address = allowed.find((one) => !barred.has(one));
  if (address === undefined) return null;
  return address === own ? player : { name: '', address };
}

/** About the player's person, or about the very people who would get it in their place. */
const FOR_THE_PLAYER_ALONE: ReadonlySet<string> = new Set([
  'self-harm',
  'safer-gambling',
  'minor',
  'account-takeover',
  'data-request',
  'representative-question',
  'representative-noted',
]);
