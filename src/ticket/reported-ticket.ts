import type { Message } from '../mail/message.ts';
import type { ThreadClues } from '../triage/thread/clues.ts';
import { isTokenFor, type SigningKey } from '../triage/thread/reply-token.ts';
import type { Ticket } from './ticket.ts';

/**
 * The ticket of the letter that a delivery report is on, or null: it came to that letter's own return path, or it
 * names the Message-ID of a letter of ours. Anything else may be forged and is believed in nothing (reliability B7).
 */
export function reportedTicket(
  { report }: Pick<Message, 'report'>,
  { addressed }: ThreadClues,
  known: { readonly tickets: readonly Ticket[]; readonly byMessageId: readonly Ticket[] },
  keys: readonly SigningKey[],
): Ticket | null {
  const id = report?.originalMessageId ?? null;
  const named = known.byMessageId.find((ticket) => id !== null && isOurs(id, ticket));
  if (named) return named;
  for (const { purpose, reference, token } of addressed) {
    const ticket = purpose === 'bounce' ? known.tickets.find((one) => one.reference === reference) : undefined;
    const isSigned = (party: string): boolean => isTokenFor(token, { purpose, reference, party }, keys);
    const parties = [...(ticket?.participants ?? []), ...(ticket?.life.outside ?? []).map(({ from }) => from)];
    if (ticket && parties.some(isSigned)) return ticket;
  }
  return null;
}

/**
 * The ticket of the mail of ours that a machine answers, or null. A Message-ID of the player's own may be known to
 * anybody who got a copy: by it nobody puts a word into the case.
 */
export function answeredTicket(
  { ancestors }: Pick<ThreadClues, 'ancestors'>,
  { byMessageId }: { readonly byMessageId: readonly Ticket[] },
): Ticket | null {
  return byMessageId.find((ticket) => ancestors.some((id) => isOurs(id, ticket))) ?? null;
}

function isOurs(id: string, { messages, work }: Ticket): boolean {
  const sent = messages.some(({ direction, messageId }) => direction === 'out' && messageId === id);
  return sent || work.notices.some(({ messageId }) => messageId === id);
}
