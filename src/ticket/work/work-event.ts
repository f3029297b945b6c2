import type { Actor } from '../states/life-event.ts';
import type { TicketMessage } from '../ticket.ts';
import type { Channel } from './channel.ts';
import type { HeldReply } from './work.ts';

/** What the house's own people do with a ticket, beside what happens to the complaint itself (`states/life-event.ts`). */
export type WorkFact =
  | { readonly kind: 'assigned'; readonly by: Actor; readonly to: Actor | null }
  | { readonly kind: 'category-changed'; readonly by: Actor; readonly category: string }
  | AgentWrote
  /** A mail to an agent about this ticket: what they had read when they answer is told by its Message-ID. */
  | {
      readonly kind: 'agent-notified';
      readonly letter: string;
      readonly to: Actor;
      readonly messageId: string;
      /** Absent in events of before answers could go to anybody but the player and colleagues. */
      readonly channel?: Channel;
    }
  | { readonly kind: 'reply-held'; readonly reply: HeldReply }
  | { readonly kind: 'reply-released'; readonly by: Actor; readonly number: number }
  | DocumentRejected
  /** Another ticket of the player went into this one: the other side of `merged`. */
  | { readonly kind: 'absorbed'; readonly by: Actor; readonly reference: string }
  | { readonly kind: 'split'; readonly by: Actor; readonly into: string }
  /** Nothing of the ticket is deleted while it stands; null lifts it. */
  | { readonly kind: 'litigation-held'; readonly by: Actor; readonly reason: string | null }
  /** The player's mails are kept, and nobody is written to about them; null lifts it. */
  | { readonly kind: 'blocked'; readonly by: Actor; readonly reason: string | null }
  | Masked;

/** A mail of a proven agent, and what became of its words. */
export interface AgentWrote {
  readonly kind: 'agent-wrote';
  readonly by: Actor;
  readonly use: UseOfWords;
  /** The command lines as written, secrets masked. */
  readonly commands: readonly string[];
  /** Its text is what stood below the commands. */
  readonly message: TicketMessage;
}

/**
 * `reply`: sent to the player; `letter`: part of a letter to the player; `call`: said on the telephone and confirmed to
 * the player; `submission`: sent to an outside body; `note`: internal; `forwarded`: somebody else's words, a mail of
 * their own now; `none`: there were none.
 */
export type UseOfWords = 'reply' | 'letter' | 'call' | 'submission' | 'note' | 'forwarded' | 'none';

interface DocumentRejected {
  readonly kind: 'document-rejected';
  readonly by: Actor;
  /** Id of the checklist item that the document was for. */
  readonly item: string;
  /** Id of a reason in `rules/rejections.yaml`. */
  readonly reason: string;
}

/** Something removed from the ticket for good: places in its messages, and attachments by hash. */
interface Masked {
  readonly kind: 'masked';
  readonly by: Actor;
  readonly places: readonly MaskedPlace[];
  readonly attachments: readonly string[];
}

export interface MaskedPlace {
  /** Index into the messages of the ticket. */
  readonly message: number;
  /** In UTF-16 units of its text; as many dots stand there afterwards, so that doing it twice changes nothing. */
  readonly at: number;
  readonly length: number;
}
