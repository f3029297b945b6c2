import type { Circumstances } from '../../desk/assess.ts';
import { circumstancesOf } from '../../desk/place.ts';
import type { InboundEmail } from '../../store/intake/list.ts';
import type { StoredTicket } from '../../store/tickets/read.ts';
import type { Assessed } from '../../ticket/event.ts';
import { ticketFrom } from '../../ticket/evolve.ts';

/** What the desk made of a mail when it came, and what it knew then. */
export interface Recorded {
  readonly assessed: Assessed & { readonly at: string };
  readonly circumstances: Circumstances;
}

/** Null when nothing was made of the mail: an agent's, a bounce, an automatic answer. */
export function recordedOf(
  { events }: StoredTicket,
  messageId: string | null,
  { outcome, internalDate, receivedAt }: Pick<InboundEmail, 'outcome' | 'internalDate' | 'receivedAt'>,
): Recorded | null {
  const index = events.findIndex((event) => event.kind === 'assessed' && event.messageId === messageId);
  const assessed = events[index];
  if (assessed?.kind !== 'assessed') return null;
  const ticket = outcome === 'new-ticket' ? null : ticketFrom(events.slice(0, index));
  return {
    assessed,
    circumstances: circumstancesOf(ticket, receivedFrom(internalDate, receivedAt)),
  };
}

/** When our mail server had it; never later than we had it. */
function receivedFrom(internalDate: Date | null, receivedAt: Date): Date {
  return internalDate !== null && internalDate < receivedAt ? internalDate : receivedAt;
}
