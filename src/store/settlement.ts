import type { TicketEvent } from '../ticket/event.ts';
import type { OutgoingMail } from '../ticket/outgoing.ts';
import type { INBOUND_OUTCOMES } from './schema.ts';

/** Where a mail ended (design, invariant 1). */
export type InboundOutcome = (typeof INBOUND_OUTCOMES)[number];

/** Everything that one received mail causes, decided: saved whole in one transaction, or not at all. */
export interface Settlement {
  readonly inboundId: number;
  /** The lease of the claim that this was decided under. */
  readonly lease: string;
  /** Equal for two copies of one mail: Message-ID and hash of the content. Of any length; only its hash is kept. */
  readonly contentKey: string;
  /** For listings, already masked; null when the mail names no sender. */
  readonly from: string | null;
  readonly subject: string;
  /** `duplicate` is found by the store itself. */
  readonly outcome: Exclude<InboundOutcome, 'duplicate'>;
  readonly reason: string;
  readonly ticket: TicketChange | null;
  /** What the same mail changes on other tickets: a merge, a split. */
  readonly elsewhere: readonly TicketChange[];
  /** Message-IDs, with or without brackets, of the mail itself and of its answers: the thread goes by them. */
  readonly messageIds: readonly string[];
  readonly outgoing: readonly OutgoingMail[];
  readonly now: Date;
}

/** A ticket comes into being, or goes on from the state that was decided upon. */
export type TicketChange =
  /** The first event is `opened`. */
  | { readonly kind: 'opens'; readonly events: readonly TicketEvent[] }
  | {
      readonly kind: 'continues';
      readonly ticketId: string;
      readonly expectedVersion: number;
      readonly events: readonly TicketEvent[];
    };

export type SettlementResult =
  | { readonly kind: 'settled'; readonly ticketId: string | null }
  /** Another worker has the mail by now, or finished it: drop what was decided. */
  | { readonly kind: 'lost-lease' }
  /** The ticket changed meanwhile, or the reference was taken: decide again on the new state. */
  | { readonly kind: 'conflict' }
  /** The same mail was settled before as inbound email `of`; this one is now filed as its duplicate. */
  | { readonly kind: 'duplicate'; readonly of: number };
