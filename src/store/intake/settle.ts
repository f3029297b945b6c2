import { and, eq } from 'drizzle-orm';
import type { Blobs } from '../blobs/blobs.ts';
import { commit, type Database, type Queries, rollBack } from '../database.ts';
import { failpoint } from '../failpoint.ts';
import { NO_LEASE } from '../lease.ts';
import { enqueue, putLetters } from '../outbox/enqueue.ts';
import { inboundEmails, settledContents } from '../schema.ts';
import { LONGEST_LINE, scrubbed, sha256Of } from '../scrub.ts';
import type { Settlement, SettlementResult } from '../settlement.ts';
import { type Saved, saveTicketChange } from '../tickets/append.ts';
import { rememberMessageIds } from '../tickets/message-ids.ts';
import { holds } from './claim.ts';

/**
 * Saves what a mail causes in the one transaction that everything rests on (design, walk step 6): ticket, events,
 * Message-IDs, letters and the mark that the mail is done. The bytes of the letters are in `blobs` before it begins.
 */
export async function settleInbound(
  database: Database,
  blobs: Blobs,
  settlement: Settlement,
): Promise<SettlementResult> {
  const letters = await putLetters(blobs, settlement.outgoing);
  return database.transact<SettlementResult>(async (tx) => {
    if (!(await lockUnderLease(tx, settlement))) return rollBack({ kind: 'lost-lease' });
    await failpoint('settle: begun');
    const twin = await settledBefore(tx, settlement);
    if (twin !== null) {
      await fileAsDuplicate(tx, settlement, twin);
      return commit({ kind: 'duplicate', of: twin });
    }
    const saved = await saveTicket(tx, settlement);
    if (saved?.kind === 'conflict' || !(await saveElsewhere(tx, settlement))) return rollBack({ kind: 'conflict' });
    const ticketId = saved?.ticketId ?? null;
    if (ticketId !== null) await rememberMessageIds(tx, ticketId, settlement.messageIds);
    await enqueue(tx, letters, { inboundId: settlement.inboundId, now: settlement.now });
    const { outcome, reason } = settlement;
    await mark(tx, settlement, { outcome, outcomeReason: scrubbed(reason, LONGEST_LINE), ticketId });
    await failpoint('settle: before commit');
    return commit({ kind: 'settled', ticketId });
  });
}

async function lockUnderLease(tx: Queries, { inboundId, lease }: Settlement): Promise<boolean> {
  const rows = await tx
    .select({ id: inboundEmails.id })
    .from(inboundEmails)
    .where(and(eq(inboundEmails.id, inboundId), holds(lease)))
    .for('update');
  return rows.length === 1;
}

/** The mail with the same content that was settled before, or null; two at once wait here for each other. */
async function settledBefore(tx: Queries, { inboundId, contentKey }: Settlement): Promise<number | null> {
  const keySha256 = sha256Of(contentKey);
  const fresh = await tx
    .insert(settledContents)
    .values({ keySha256, inboundId })
    .onConflictDoNothing()
    .returning({ inboundId: settledContents.inboundId });
  if (fresh.length > 0) return null;
  const [first] = await tx.select().from(settledContents).where(eq(settledContents.keySha256, keySha256));
  if (!first) throw new Error('a settled content vanished while it was looked at');
  // Settled as quarantined and taken up again: it is no duplicate of itself.
  return first.inboundId === inboundId ? null : first.inboundId;
}

async function fileAsDuplicate(tx: Queries, settlement: Settlement, of: number): Promise<void> {
  const [twin] = await tx
    .select({ ticketId: inboundEmails.ticketId })
    .from(inboundEmails)
    .where(eq(inboundEmails.id, of));
  await mark(tx, settlement, {
    outcome: 'duplicate',
    outcomeReason: `the same mail as inbound email ${of}`,
    ticketId: twin?.ticketId ?? null,
  });
}

async function saveTicket(tx: Queries, { ticket, now }: Settlement): Promise<Saved | null> {
  return ticket && saveTicketChange(tx, ticket, now);
}

/** Also remembers the Message-IDs of letters on those tickets, by which answers to them find their way. */
async function saveElsewhere(tx: Queries, { elsewhere, outgoing, now }: Settlement): Promise<boolean> {
  for (const change of elsewhere) {
    const saved = await saveTicketChange(tx, change, now);
    if (saved.kind === 'conflict') return false;
    const ofTicket = outgoing.filter((letter) => letter.ticketId === saved.ticketId);
    await rememberMessageIds(
      tx,
      saved.ticketId,
      ofTicket.map(({ messageId }) => messageId),
    );
  }
  return true;
}

type Outcome = Pick<typeof inboundEmails.$inferSelect, 'outcomeReason' | 'ticketId'> &
  Required<Pick<typeof inboundEmails.$inferInsert, 'outcome'>>;

async function mark(tx: Queries, { inboundId, from, subject, now }: Settlement, outcome: Outcome): Promise<void> {
  await tx
    .update(inboundEmails)
    .set({
      ...outcome,
      ...NO_LEASE,
      state: outcome.outcome === 'quarantined' ? 'quarantined' : 'processed',
      fromAddress: from === null ? null : scrubbed(from, LONGEST_LINE),
      subject: scrubbed(subject, LONGEST_LINE),
      lastError: null,
      settledAt: now,
    })
    .where(eq(inboundEmails.id, inboundId));
}
