import type { Mailbox } from '../mail/message.ts';
import type { PresentItem } from '../triage/evidence/evidence.ts';
import type { Fact } from '../triage/facts/fact.ts';
import type { Life } from './states/life.ts';
import type { Work } from './work/work.ts';

/** ISO 8601 in UTC with milliseconds. Events are stored as JSON, so moments are text there. */
export type Instant = string;

/** A complaint from its first mail to its end: what `evolve` makes of the events, and nothing else. */
export interface Ticket {
  /** UUID; never shown to anybody. */
  readonly id: string;
  /** Number of events so far: a decision made on an older version is made again. */
  readonly version: number;
  /** The name people use: a name, not a key (design, invariant 4). */
  readonly reference: string;
  readonly brand: string;
  readonly queue: Queue;
  readonly openedAt: Instant;
  readonly status: Status;
  readonly stage: Stage;
  readonly category: string;
  readonly secondary: readonly string[];
  readonly confidence: number;
  /** The words of the player that decided the category, the strongest first. */
  readonly decidedBy: readonly string[];
  readonly subtype: string | null;
  readonly complexity: 'simple' | 'complex';
  readonly priority: Priority;
  readonly language: string;
  readonly flags: readonly string[];
  /** In the queue of outside bodies, where no player is known yet, the body that wrote. */
  readonly player: Mailbox;
  /** Everybody who may join this thread, in lower case: the player first. Outside bodies are never among them. */
  readonly participants: readonly string[];
  readonly assignee: string | null;
  /** The subject of the player's first mail, masked: the thread goes by it. */
  readonly subject: string;
  readonly deadlines: Readonly<Partial<Record<DeadlineName, Instant>>>;
  readonly facts: readonly Fact[];
  readonly evidence: { readonly present: readonly PresentItem[]; readonly missing: readonly string[] };
  /** References of tickets this one is linked to, with the reason. */
  readonly links: readonly { readonly reference: string; readonly why: string }[];
  readonly messages: readonly TicketMessage[];
  /** When the mail server took the acknowledgement, not when it was planned. */
  readonly acknowledgedAt: Instant | null;
  readonly lastPlayerMailAt: Instant;
  /** When the mail server took the last letter to the player. */
  readonly lastLetterAt: Instant | null;
  readonly life: Life;
  readonly work: Work;
}

export type Status = 'open' | 'waiting-for-player' | 'waiting-for-third-party' | 'resolved' | 'closed';
export type Stage = 'complaint' | 'appeal' | 'dispute';
export type Priority = 'P1' | 'P2' | 'P3' | 'P4';
/** `outside-bodies`: a mediator or a regulator wrote, and nobody has said yet which player's case it is about. */
export type Queue = 'players' | 'outside-bodies';
/** `outsideBody`: when the first of the outside bodies that wait for an answer must have it. */
export type DeadlineName =
  | 'acknowledgement'
  | 'firstResponse'
  | 'nextUpdate'
  | 'decision'
  | 'regulator'
  | 'outsideBody';

/** One mail of the thread, masked, as `ticket REF` shows it. */
export interface TicketMessage {
  readonly direction: 'in' | 'out';
  readonly from: string;
  readonly to: string;
  readonly at: Instant;
  /** Without angle brackets; null when the sender gave none. */
  readonly messageId: string | null;
  readonly subject: string;
  readonly text: string;
  readonly attachments: readonly KeptAttachment[];
  /** What kind of mail it was: `player`, `outside-body`, `machine`, `bounce`, or the letter's name for ours. */
  readonly kind: string;
}

/** An attachment in the content-addressed store, by the hash of its bytes. */
export interface KeptAttachment {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly sha256: string;
  readonly verdict: 'safe' | 'withheld';
  /** Why it is withheld, for a person. */
  readonly reason?: string;
}
