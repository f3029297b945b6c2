import type { SecretKind } from '../../mail/secrets/secret.ts';
import type { GuardCheck } from '../../rulebook/guard.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { Staff, StaffMember } from '../../rulebook/staff.ts';
import type { Decision } from '../decision/decision.ts';
import type { Saying } from '../sayings/saying.ts';
import type { Instant, KeptAttachment, Ticket } from '../ticket.ts';
import type { UseOfWords } from '../work/work-event.ts';

/** One check of what an agent wants a player, or an outside body, to read; each has a file of its own. No reason: nothing was found. */
export interface Check {
  readonly name: GuardCheck;
  readonly find: (outgoing: Outgoing, around: Around) => readonly Saying[];
}

/** What would leave the house, before anything is sent. */
export interface Outgoing {
  readonly use: Extract<UseOfWords, 'reply' | 'letter' | 'call' | 'submission'>;
  /** The words as written, secrets masked. */
  readonly text: string;
  /** What was masked in them. */
  readonly secrets: readonly SecretKind[];
  /** The language they are written in; null when too little was written to tell. */
  readonly language: string | null;
  readonly attachments: readonly KeptAttachment[];
  /** Set when it is a final response. */
  readonly decision: Decision | null;
}

export interface Around {
  readonly ticket: Ticket;
  readonly by: StaffMember;
  readonly staff: Staff;
  readonly rulebook: Rulebook;
  /** Other tickets that were looked up, of this player and of others. */
  readonly known: readonly Ticket[];
  /** Up to when the writer had read the ticket. */
  readonly seenUntil: Instant;
}
