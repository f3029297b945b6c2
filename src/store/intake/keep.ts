import { and, eq } from 'drizzle-orm';
import { commit, type Database, rollBack } from '../database.ts';
import { failpoint } from '../failpoint.ts';
import { inboundEmails, mailboxes } from '../schema.ts';

/** A mail as the mailbox gave it; its bytes are in `Blobs` already. */
export interface FetchedInbound {
  readonly mailbox: string;
  /** Of the hold under which it was fetched. */
  readonly epoch: number;
  readonly uidValidity: number;
  readonly uid: number;
  /** RFC822.SIZE, bytes. */
  readonly size: number;
  readonly internalDate: Date | null;
  /** By our own clock. */
  readonly receivedAt: Date;
  readonly rawSha256: string;
  /** Over the size limit: only its beginning was fetched. */
  readonly truncated: boolean;
}

export type Kept =
  | { readonly kind: 'kept'; readonly id: number }
  | { readonly kind: 'known' }
  /** Somebody else collects from this mailbox by now: stop. */
  | { readonly kind: 'fenced' };

/** The UIDs of the ledger: whatever the mailbox shows beside them is fetched (design, invariant 2). */
export async function knownUids(
  database: Database,
  mailbox: string,
  uidValidity: number,
): Promise<ReadonlySet<number>> {
  const rows = await database.run(async (queries) =>
    queries
      .select({ uid: inboundEmails.uid })
      .from(inboundEmails)
      .where(and(eq(inboundEmails.mailbox, mailbox), eq(inboundEmails.uidValidity, uidValidity))),
  );
  return new Set(rows.map(({ uid }) => uid));
}

/** Enters a mail into the ledger, once; nothing in the mailbox is touched before this settled. */
export async function keepInbound(database: Database, { epoch, ...mail }: FetchedInbound): Promise<Kept> {
  return database.transact<Kept>(async (tx) => {
    // Locked against the next holder's epoch until the row is committed.
    const [held] = await tx
      .select({ epoch: mailboxes.epoch })
      .from(mailboxes)
      .where(eq(mailboxes.name, mail.mailbox))
      .for('share');
    if (held?.epoch !== epoch) return rollBack({ kind: 'fenced' });
    const [row] = await tx
      .insert(inboundEmails)
      .values(mail)
      .onConflictDoNothing({ target: [inboundEmails.mailbox, inboundEmails.uidValidity, inboundEmails.uid] })
      .returning({ id: inboundEmails.id });
    await failpoint('keep: before commit');
    return commit(row ? { kind: 'kept', id: row.id } : { kind: 'known' });
  });
}
