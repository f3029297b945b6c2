import { and, eq, inArray, ne } from 'drizzle-orm';
import type { Blobs } from '../blobs/blobs.ts';
import { commit, type Database, rollBack } from '../database.ts';
import { deleteUnused, emptyInbound, emptyOutbound, ERASED } from '../persons/erase.ts';
import { attachmentsOf } from '../persons/records.ts';
import { inboundEmails, outboundEmails, tickets } from '../schema.ts';

/**
 * Deletes a ticket whose time has come, with its mails and letters; what stays says nothing about anybody, as after an
 * erasure. `changed`: something happened to it since `version`, so it was looked at too early.
 */
export async function purgeTicket(
  database: Database,
  blobs: Blobs,
  { ticketId, version }: { readonly ticketId: string; readonly version: number },
): Promise<'purged' | 'changed'> {
  const gone = await database.transact<readonly string[] | null>(async (tx) => {
    const [row] = await tx
      .select({ version: tickets.version })
      .from(tickets)
      .where(eq(tickets.id, ticketId))
      .for('update');
    if (row?.version !== version) return rollBack(null);
    const inbound = await tx.select().from(inboundEmails).where(eq(inboundEmails.ticketId, ticketId));
    const outbound = await tx.select().from(outboundEmails).where(eq(outboundEmails.ticketId, ticketId));
    const attachments = await attachmentsOf(tx, [ticketId]);
    await emptyInbound(
      tx,
      inbound.map(({ id }) => id),
    );
    await emptyOutbound(
      tx,
      outbound.map(({ id }) => id),
    );
    await tx.delete(tickets).where(eq(tickets.id, ticketId));
    return commit([...inbound, ...outbound].map(({ rawSha256 }) => rawSha256).concat(attachments));
  });
  if (gone === null) return 'changed';
  await deleteUnused(database, blobs, new Set(gone));
  return 'purged';
}

/** Takes the original mails of a ticket away, and leaves their words and files on it. Says how many there were. */
export async function purgeOriginals(database: Database, blobs: Blobs, ticketId: string): Promise<number> {
  const gone = await database.transact<readonly string[]>(async (tx) => {
    const rows = await tx
      .select({ id: inboundEmails.id, rawSha256: inboundEmails.rawSha256 })
      .from(inboundEmails)
      .where(and(eq(inboundEmails.ticketId, ticketId), ne(inboundEmails.rawSha256, ERASED)))
      .for('update');
    if (rows.length > 0) {
      const ids = rows.map(({ id }) => id);
      await tx.update(inboundEmails).set({ rawSha256: ERASED }).where(inArray(inboundEmails.id, ids));
    }
    return commit(rows.map(({ rawSha256 }) => rawSha256));
  });
  await deleteUnused(database, blobs, new Set(gone));
  return gone.length;
}

/** Empties ledger rows of mails that belong to no ticket. */
export async function purgeFiled(database: Database, blobs: Blobs, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const gone = await database.transact<readonly string[]>(async (tx) => {
    const rows = await tx
      .select({ rawSha256: inboundEmails.rawSha256 })
      .from(inboundEmails)
      .where(inArray(inboundEmails.id, [...ids]))
      .for('update');
    await emptyInbound(tx, ids);
    return commit(rows.map(({ rawSha256 }) => rawSha256));
  });
  await deleteUnused(database, blobs, new Set(gone));
}
