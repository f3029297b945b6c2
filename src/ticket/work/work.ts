import type { Release } from '../../rulebook/guard.ts';
import type { LetterOrder } from '../plan.ts';
import type { Saying } from '../sayings/saying.ts';
import type { Actor } from '../states/life-event.ts';
import type { Instant, KeptAttachment } from '../ticket.ts';
import type { Channel } from './channel.ts';
import type { UseOfWords } from './work-event.ts';

/** How the house works on a ticket. Nothing of it is ever part of the thread with the player (`Ticket.messages`). */
export interface Work {
  /** Mails of agents in order: replies, notes, calls, commands. */
  readonly wrote: readonly AgentMail[];
  /** Mails to agents in order. */
  readonly notices: readonly Notice[];
  readonly held: readonly HeldReply[];
  readonly rejected: readonly { readonly item: string; readonly reason: string; readonly at: Instant }[];
  readonly absorbed: readonly string[];
  /** Set while nothing of the ticket may be deleted, because a court may ask for it. */
  readonly litigation: { readonly by: Actor; readonly at: Instant; readonly reason: string } | null;
  readonly blocked: { readonly by: Actor; readonly at: Instant; readonly reason: string } | null;
}

export interface AgentMail {
  readonly by: Actor;
  readonly at: Instant;
  readonly use: UseOfWords;
  readonly commands: readonly string[];
  readonly text: string;
  readonly messageId: string | null;
  readonly attachments: readonly KeptAttachment[];
}

export interface Notice {
  readonly letter: string;
  readonly to: Actor;
  readonly at: Instant;
  readonly messageId: string;
  /** Where answers to it go; absent in tickets of before this was kept. */
  readonly channel?: Channel;
}

/** An agent's mail that did not go to the player: kept whole, with the reasons, until its writer decides. */
export interface HeldReply {
  /** 1 for the first on its ticket. */
  readonly number: number;
  readonly by: Actor;
  readonly at: Instant;
  readonly messageId: string | null;
  /** What would have gone to the player, masked. */
  readonly text: string;
  /** The command lines as written, those that were not understood among them. */
  readonly commands: readonly string[];
  readonly attachments: readonly KeptAttachment[];
  readonly reasons: readonly Saying[];
  readonly release: Release;
  /** A letter from a template that was shown first, or null for the agent's own words. */
  readonly letter: LetterOrder | null;
  /** Where its words were going, and go when it is released; absent in tickets of before this was kept: the player. */
  readonly channel?: Channel;
  readonly state: 'waiting' | 'released' | 'superseded';
}

export const NO_WORK: Work = {
  wrote: [],
  notices: [],
  held: [],
  rejected: [],
  absorbed: [],
  litigation: null,
  blocked: null,
};
