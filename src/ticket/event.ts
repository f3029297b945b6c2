import type { Mailbox } from '../mail/message.ts';
import type { Hit } from '../triage/classify/classification.ts';
import type { Evidence } from '../triage/evidence/evidence.ts';
import type { Fact } from '../triage/facts/fact.ts';
import type { LifeFact } from './states/life-event.ts';
import type { OutsideFact } from './states/outside.ts';
import type { DeadlineName, Instant, Priority, Queue, TicketMessage } from './ticket.ts';
import type { WorkFact } from './work/work-event.ts';

/** Something that happened to a ticket; stored for ever, in order, and the only source of its state. */
export type TicketEvent = { readonly at: Instant } & TicketFact;

export type TicketFact =
  | Opened
  | Assessed
  | { readonly kind: 'message-received'; readonly message: TicketMessage }
  | { readonly kind: 'letter-planned'; readonly letter: string; readonly message: TicketMessage }
  | { readonly kind: 'letter-withheld'; readonly letter: string; readonly reason: string }
  | { readonly kind: 'letter-sent'; readonly letter: string; readonly messageId: string; readonly response: string }
  | { readonly kind: 'letter-deferred'; readonly letter: string; readonly messageId: string; readonly reason: string }
  | LetterRefused
  | {
      readonly kind: 'delivery-failed';
      readonly address: string;
      readonly status: string;
      readonly diagnostic: string;
      readonly severity: 'hard' | 'soft';
      readonly messageId: string | null;
    }
  | LetterRedirected
  | LetterUndeliverable
  | { readonly kind: 'machine-mail-filed'; readonly message: TicketMessage; readonly reason: string }
  | { readonly kind: 'linked'; readonly reference: string; readonly why: string }
  | { readonly kind: 'on-call-paged'; readonly flags: readonly string[]; readonly to: string }
  | LifeFact
  | OutsideFact
  | WorkFact;

/** The mail server refused a letter for good, or would not take it for days. */
export interface LetterRefused {
  readonly kind: 'letter-refused';
  readonly letter: string;
  readonly messageId: string;
  /** What it answered. */
  readonly reason: string;
}

/** A letter that came back was sent again, to another address that the house knows. */
export interface LetterRedirected {
  readonly kind: 'letter-redirected';
  readonly letter: string;
  /** Message-ID of its first try. */
  readonly of: string;
  /** The address that it came back from, in lower case. */
  readonly from: string;
  readonly message: TicketMessage;
}

/** A letter that came back is sent to nobody else. */
export interface LetterUndeliverable {
  readonly kind: 'letter-undeliverable';
  readonly letter: string;
  readonly of: string;
  readonly from: string;
  /** `no-address`: the house knows no other one for certain; `not-kept`: its bytes are there no more. */
  readonly why: 'no-address' | 'not-kept';
}

/** The first event of every ticket. */
export interface Opened {
  readonly kind: 'opened';
  readonly id: string;
  readonly reference: string;
  readonly brand: string;
  readonly player: Mailbox;
  readonly subject: string;
  /** Absent: the queue of the players. */
  readonly queue?: Queue;
  readonly complexity: 'simple' | 'complex';
  readonly priority: Priority;
  readonly deadlines: Readonly<Partial<Record<DeadlineName, Instant>>>;
}

/** What triage made of a mail of the player, with the words that decided, for `explain`. */
export interface Assessed {
  readonly kind: 'assessed';
  readonly messageId: string | null;
  readonly language: string | null;
  readonly category: string;
  readonly secondary: readonly string[];
  readonly confidence: number;
  readonly subtype: string | null;
  readonly rule: string | null;
  readonly scores: Readonly<Record<string, number>>;
  readonly flags: readonly string[];
  readonly hits: readonly Hit[];
  readonly facts: readonly Fact[];
  readonly evidence: Evidence;
}
