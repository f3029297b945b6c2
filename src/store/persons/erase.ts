import { eq, inArray, like, sql } from 'drizzle-orm';
import type { Blobs } from '../blobs/blobs.ts';
import { commit, type Database, type Queries, rollBack } from '../database.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { NO_LEASE } from '../lease.ts';
import { inboundEmails, outboundEmails, ticketEvents, tickets } from '../schema.ts';
import { ticketById } from '../tickets/read.ts';
import { recordsIn } from './records.ts';

export type Erased =
  | {
      readonly kind: 'erased';
      readonly tickets: number;
      readonly mails: number;
      readonly letters: number;
      readonly blobs: number;
    }
  /** Something must be kept: a complaint that is open, or a matter that may come before a court. */
  | { readonly kind: 'held'; readonly references: readonly string[] };

/**
 * Deletes a person's tickets, mails and letters. What stays says nothing about anybody: the UIDs of the ledger and the
 * hashes of contents, so that the same mailbox, read anew, brings nothing back (tombstone), and used references.
 */
export async function erasePerson(
  database: Database,
  blobs: Blobs,
  address: string,
  mustStay: (ticket: Ticket) => boolean,
): Promise<Erased> {
  const before = await database.run(async (queries) => recordsIn(queries, address));
  const held: string[] = [];
  for (const id of before.ticketIds) {
    const stored = await ticketById(database, id);
    if (stored && mustStay(stored.ticket)) held.push(stored.ticket.reference);
  }
  if (held.length > 0) return { kind: 'held', references: held };
  const gone = await database.transact(async (tx) => {
    const records = await recordsIn(tx, address);
    // A ticket that was opened meanwhile was not looked at.
    if (records.ticketIds.length !== before.ticketIds.length) return rollBack(null);
    await emptyInbound(
      tx,
      records.inbound.map(({ id }) => id),
    );
    await emptyOutbound(
      tx,
      records.outbound.map(({ id }) => id),
    );
    if (records.ticketIds.length > 0) await tx.delete(tickets).where(inArray(tickets.id, [...records.ticketIds]));
    return commit(records);
  });
  if (!gone) return erasePerson(database, blobs, address, mustStay);
  const deleted = await deleteUnused(database, blobs, gone.blobs);
  const { ticketIds, inbound, outbound } = gone;
  return { kind: 'erased', tickets: ticketIds.length, mails: inbound.length, letters: outbound.length, blobs: deleted };
}

/** Stands where the bytes were named. */
export const ERASED = 'erased';

export async function emptyInbound(tx: Queries, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(inboundEmails)
    .set({
      ...NO_LEASE,
      state: 'processed',
      outcome: sql`coalesce(${inboundEmails.outcome}, 'filed')`,
      outcomeReason: ERASED,
      rawSha256: ERASED,
      fromAddress: null,
      subject: null,
      lastError: null,
    })
    .where(inArray(inboundEmails.id, [...ids]));
}

export async function emptyOutbound(tx: Queries, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(outboundEmails)
    .set({
      ...NO_LEASE,
      state: sql`case when ${outboundEmails.state} = 'sent' then 'sent' else 'refused' end`,
      messageId: ERASED,
      envelopeTo: ERASED,
      recipientSha256: ERASED,
      domainSha256: ERASED,
      subject: ERASED,
      rawSha256: ERASED,
      response: null,
      lastError: null,
    })
    .where(inArray(outboundEmails.id, [...ids]));
}

/** Deletes blobs that no row names any more; two people may have sent the same file. */
export async function deleteUnused(database: Database, blobs: Blobs, candidates: Iterable<string>): Promise<number> {
  let deleted = 0;
  for (const sha256 of candidates) {
    if (sha256 === ERASED || (await isUsed(database, sha256))) continue;
    await blobs.delete(sha256);
    deleted += 1;
  }
  return deleted;
}

async function isUsed(database: Database, sha256: string): Promise<boolean> {
  return database.run(async (queries) => {
    const inbound = await queries.$count(inboundEmails, eq(inboundEmails.rawSha256, sha256));
    const outbound = await queries.$count(outboundEmails, eq(outboundEmails.rawSha256, sha256));
    const named = like(sql`${ticketEvents.data}::text`, `%${sha256}%`);
    return inbound + outbound > 0 || (await queries.$count(ticketEvents, named)) > 0;
  });
}
