import type { MailboxTrouble } from './trouble.ts';

/**
 * One mailbox on one connection (RFC 3501), for whoever collects from it. Nothing here flags a mail by reading it, no
 * call rejects and none outlasts its deadline: what goes wrong is a value. Calls are made one after the other.
 */
export interface OpenedMailbox {
  readonly kind: 'opened';
  /** As the server calls it. */
  readonly name: string;
  readonly uidValidity: number;
  /** Every UID that the mailbox shows now, hundreds of thousands too. Looks whether it was renumbered meanwhile. */
  readonly listUids: () => Promise<ListedUids | MailboxTrouble>;
  /** One mail with its exact bytes; over the size limit only its beginning. */
  readonly fetchRaw: (uid: number) => Promise<FetchedRaw | MailboxTrouble>;
  /** Sets `\Seen`; a UID that has gone is fine. */
  readonly markSeen: (uids: readonly number[]) => Promise<Done | MailboxTrouble>;
  /** Moves to a folder, which is created when missing; a UID that has gone is fine. `/` parts a path. */
  readonly moveTo: (folder: string, uids: readonly number[]) => Promise<Done | MailboxTrouble>;
  /** The newest mail here with this Message-ID. */
  readonly find: (messageId: string) => Promise<FoundUid | MailboxTrouble>;
  /** Puts a mail, as read, into a folder, which is created when missing. */
  readonly append: (folder: string, raw: Uint8Array) => Promise<Done | MailboxTrouble>;
  /** Settles when mail came (also since the last list), the time is over, or the signal says so. */
  readonly waitForMail: (ms: number, signal?: AbortSignal) => Promise<Waited | MailboxTrouble>;
  /** Says goodbye if the server listens; the connection is gone afterwards in any case. */
  readonly close: () => Promise<void>;
}

export interface Done {
  readonly kind: 'done';
}

export interface ListedUids {
  readonly kind: 'listed';
  readonly uids: ReadonlySet<number>;
}

export type FetchedRaw =
  | {
      readonly kind: 'fetched';
      readonly uid: number;
      /** RFC822.SIZE, bytes; of a whole mail the length of `raw`. */
      readonly size: number;
      readonly internalDate: Date | null;
      readonly raw: Uint8Array;
      /** `raw` is only the beginning, for the mail is over the limit. */
      readonly truncated: boolean;
    }
  /** Somebody moved or deleted it since it was listed. */
  | { readonly kind: 'gone' }
  /** UID, size or bytes do not fit together: not to be kept, to be asked for again. */
  | { readonly kind: 'wrong-answer'; readonly reason: string };

export type FoundUid = { readonly kind: 'found'; readonly uid: number } | { readonly kind: 'not-found' };

export interface Waited {
  readonly kind: 'mail' | 'quiet' | 'aborted';
}
