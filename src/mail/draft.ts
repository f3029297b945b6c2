import type { Mailbox } from './message.ts';

/**
 * One mail to send, decided and complete, before it is bytes: recipients are an allow-list built from the ticket, the
 * Message-ID is fixed (design, invariants 3 and 6).
 */
export interface Draft {
  /** `''` is the null return path that RFC 3834 section 3.3 asks of automatic answers. */
  readonly envelopeFrom: string;
  /** Exactly one recipient a draft, so that each has its own state. */
  readonly to: Mailbox;
  readonly from: Mailbox;
  readonly replyTo: Mailbox | null;
  /** Without angle brackets. */
  readonly messageId: string;
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  readonly subject: string;
  readonly date: Date;
  readonly text: string;
  readonly html: string | null;
  /** RFC 3834 section 5: `auto-replied`, `auto-generated`, or null for a person's words. */
  readonly autoSubmitted: 'auto-replied' | 'auto-generated' | null;
  readonly language: string;
  readonly attachments: readonly DraftAttachment[];
}

export interface DraftAttachment {
  readonly name: string;
  readonly type: string;
  readonly content: Uint8Array;
}
