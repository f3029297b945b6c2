import type { Mailbox } from '../mail/message.ts';
import type { TicketFact } from './event.ts';
import type { Particulars } from './particulars.ts';

/** Decide first, do after: what to record and what to write, as data. */
export interface Plan {
  readonly events: readonly TicketFact[];
  readonly letters: readonly LetterOrder[];
}

/** A letter that shall be written; to whom is decided here, from the ticket and never from a header. */
export interface LetterOrder {
  readonly letter: string;
  readonly to: Mailbox;
  /** 0 safety, 1 to players, 2 to the house. */
  readonly urgency: 0 | 1 | 2;
  /** What the letter says that the ticket does not know. */
  readonly particulars?: Particulars;
}
