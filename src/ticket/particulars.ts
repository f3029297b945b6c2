import type { Saying } from './sayings/saying.ts';
import type { Actor } from './states/life-event.ts';
import type { Instant, KeptAttachment, Ticket } from './ticket.ts';
import type { Channel } from './work/channel.ts';
import type { HeldReply } from './work/work.ts';

/** What one letter says that its ticket does not know: decided with the order, put into words by the letters room. */
export type Particulars =
  | AgentWords
  | { readonly kind: 'progress'; readonly done: string; readonly next: string }
  | { readonly kind: 'call'; readonly by: Actor; readonly on: Instant; readonly text: string }
  | { readonly kind: 'rejection'; readonly item: string; readonly reason: string; readonly note: string }
  | Briefing
  | Transcript
  | ({ readonly kind: 'outside' } & OutsideNews)
  | Submission
  /** Somebody of the staff wrote on a ticket that others also work on. */
  | {
      readonly kind: 'copy';
      readonly by: Actor;
      readonly what: CopyOf;
      readonly text: string;
      readonly channel?: Channel;
    }
  /** A mail in somebody's name that was not proven to be theirs. */
  | { readonly kind: 'unproven'; readonly as: Actor; readonly why: Saying; readonly subject: string };

/** An agent's own words to the player, or added to a letter. */
interface AgentWords {
  readonly kind: 'words';
  readonly by: Actor;
  readonly text: string;
  readonly attachments: readonly KeptAttachment[];
}

/** Why an agent is told of a ticket; the rest the ticket itself tells. */
export interface Briefing {
  readonly kind: 'briefing';
  readonly why: BriefingReason;
  /** Who caused it, when it was somebody of the staff. */
  readonly by: Actor | null;
  readonly note: string | null;
  /** Other tickets of the same player, the newest first. */
  readonly others: readonly Pick<Ticket, 'reference' | 'subject' | 'status'>[];
}

export type BriefingReason =
  | 'new'
  | 'player-wrote'
  | 'assigned'
  | 'escalated'
  | 'deadline-near'
  | 'appeal'
  /** A letter to the player came back. */
  | 'undelivered'
  /** Something else that its note tells. */
  | 'look';

/** A mail of an outside body that waits for an answer of the house: the answer to this letter is that answer. */
export interface OutsideNews {
  /** Its number on the ticket. */
  readonly mail: number;
  readonly why: OutsideReason;
}

export type OutsideReason =
  | 'wrote'
  /** A part of the time is over. */
  | 'near'
  | 'late'
  /** Our answer came back. */
  | 'undelivered'
  /** It was taken into this case from another one. */
  | 'moved';

/** A supervisor's own words to an outside body, in answer to one of its mails. */
interface Submission {
  readonly kind: 'submission';
  readonly by: Actor;
  readonly mail: number;
  readonly text: string;
  readonly attachments: readonly KeptAttachment[];
}

/** `held`: it was not sent, because the reader's own answer had come first. */
export type CopyOf = 'reply' | 'note' | 'call' | 'letter' | 'submission' | 'held';

/** The answer to a mail with commands, after debbugs: each command, and what it did or why not. */
export interface Transcript {
  readonly kind: 'transcript';
  readonly lines: readonly TranscriptLine[];
  /** Set when the mail was held: nothing of it was done, and nothing reached the player. */
  readonly held: HeldReply | null;
  /** Where the words below the commands went. */
  readonly sent: 'to-player' | 'to-body' | 'internal' | 'nothing';
  /** Where an answer to it goes: where the mail went that it answers. */
  readonly channel?: Channel;
}

export interface TranscriptLine {
  readonly command: string;
  readonly result: 'done' | 'refused' | 'not-done';
  readonly said: Saying;
  readonly shows: readonly Saying[];
}
