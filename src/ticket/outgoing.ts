import type { Instant } from './ticket.ts';

/** A letter as it left, from which the same letter to somebody else is made. */
export type SentLetter = Pick<OutgoingMail, 'letter' | 'messageId' | 'envelopeFrom' | 'subject' | 'urgency' | 'raw'>;

/** One mail to send as the outbox keeps it: composed bytes, fixed Message-ID, exactly one recipient. */
export interface OutgoingMail {
  /** UUID. */
  readonly id: string;
  /** Null for mails of the house itself, such as alarms. */
  readonly ticketId: string | null;
  /** `acknowledgement`, `too-large`, `on-call-page` … */
  readonly letter: string;
  /** Without angle brackets. */
  readonly messageId: string;
  /** `''` is the null return path. */
  readonly envelopeFrom: string;
  readonly envelopeTo: string;
  readonly subject: string;
  /** The complete message as it will leave. */
  readonly raw: Uint8Array;
  /** Nothing leaves before this moment. */
  readonly dueAt: Instant;
  /** Lower leaves first: safety letters 0, letters to players 1, notices to the house 2. */
  readonly urgency: 0 | 1 | 2;
}
