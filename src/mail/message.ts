/**
 * One email as a person would describe it, read from raw bytes (RFC 5322, RFC 2045 to 2049) and already cleaned:
 * no NUL, no lone surrogate, no control or direction character in a name, nothing longer than its cap. It knows
 * nothing of tickets. Plain data, so that it crosses a worker boundary.
 */
export interface Message {
  readonly reading: Reading;
  /** Every header field in order, top first; names in lower case, values unfolded and decoded. */
  readonly headers: readonly HeaderField[];
  /** Without angle brackets; null when absent. At most 998 characters. */
  readonly messageId: string | null;
  readonly inReplyTo: readonly string[];
  /** Oldest first, as RFC 5322 section 3.6.4 has it. */
  readonly references: readonly string[];
  /** Every mailbox of every From field: exactly one in a lawful mail, none or several in a hostile one. */
  readonly from: readonly Mailbox[];
  readonly replyTo: readonly Mailbox[];
  readonly to: readonly Mailbox[];
  readonly cc: readonly Mailbox[];
  /** The Return-Path the last server wrote; `''` is the null path of RFC 5321 section 4.5.5; null when absent. */
  readonly returnPath: string | null;
  readonly subject: string;
  /** What the sender's clock said. For showing only; time comes from the server (design, invariant 9). */
  readonly date: Date | null;
  /** The body as readable text with `\n` line ends, whatever it came as; `''` when there is none. */
  readonly text: string;
  readonly textFrom: 'plain' | 'html' | 'none';
  readonly attachments: readonly Attachment[];
  /** RFC 3464 delivery report, or null. */
  readonly report: DeliveryReport | null;
  /** Special parts that change what the mail is: `calendar`, `read-receipt`, `feedback-report`. */
  readonly kinds: readonly SpecialPart[];
}

/** Which parser produced the message, and why the better ones did not. */
export interface Reading {
  readonly by: 'mailparser' | 'postal-mime' | 'head';
  /** One line for each parser that gave up, and for each repair made: `mailparser: deadline`, `charset: windows-1256`. */
  readonly trouble: readonly string[];
}

export interface HeaderField {
  readonly name: string;
  readonly value: string;
}

/** RFC 5322 section 3.4. `name` is cleaned for showing; `address` is `local@domain`, the domain in lower-case ASCII. */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

export type SpecialPart = 'calendar' | 'read-receipt' | 'feedback-report';

export interface Attachment {
  /** Cleaned: strip first, then check; no path, no bidi or zero-width character, at most 100 characters. */
  readonly name: string;
  /** By the first bytes where they tell, else as declared. */
  readonly type: string;
  readonly declaredType: string;
  /** Bytes. */
  readonly size: number;
  /** Of the decoded content, hex. */
  readonly sha256: string;
  readonly inline: boolean;
  /** Pixels, when it is an image whose head tells. */
  readonly image: { readonly width: number; readonly height: number } | null;
  /** `withheld` never travels to an agent; the reason says which rule. */
  readonly verdict: 'safe' | 'withheld';
  readonly reason: string | null;
  readonly content: Uint8Array;
}

/** What a delivery status notification (RFC 3464) or a bounce in its older dialects says. */
export interface DeliveryReport {
  readonly recipients: readonly FailedRecipient[];
  /** Message-ID of the mail it speaks of, from the returned head, or null. */
  readonly originalMessageId: string | null;
  /** Envelope recipient the report itself was sent to: carries our bounce token. */
  readonly originalEnvelopeId: string | null;
}

export interface FailedRecipient {
  readonly address: string;
  readonly action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';
  /** RFC 3463 status, such as `5.1.1`, or `''` when none is given. */
  readonly status: string;
  readonly diagnostic: string;
  readonly kind: 'hard' | 'soft' | 'none';
}

/** The only value of a header that may stand once, or null; with several, the first one. */
export function headerOf(message: Message, name: string): string | null {
  return message.headers.find((field) => field.name === name)?.value ?? null;
}

/** All values of a header, top first. */
export function headersOf(message: Message, name: string): readonly string[] {
  return message.headers.filter((field) => field.name === name).map((field) => field.value);
}
