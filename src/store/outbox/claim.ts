import { and, asc, eq, inArray, isNull, lte, or, sql, type SQL } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { type Claimant, isDue, isMistimed, newLease, NO_LEASE } from '../lease.ts';
import { outboundEmails } from '../schema.ts';
import { ALL_LETTERS, isOf, type LettersOf } from './letters-of.ts';

/** A letter that is ours to send, or to find out about, until the lease ends. */
export interface OutboundClaim {
  readonly id: string;
  readonly lease: string;
  readonly ticketId: string | null;
  readonly letter: string;
  readonly messageId: string;
  readonly envelopeFrom: string;
  readonly envelopeTo: string;
  readonly subject: string;
  readonly rawSha256: string;
  /** This one included. */
  readonly attempt: number;
  readonly firstTryAt: Date;
  readonly createdAt: Date;
}

/** Who takes letters, and which ones: all of them unless told. */
type Sender = Claimant & { readonly letters?: LettersOf };

/** Takes due letters, the most urgent first; each is `sending` until its delivery is recorded. */
export async function claimOutbound(database: Database, sender: Sender): Promise<readonly OutboundClaim[]> {
  const { state, dueAt, nextTryAt, firstTryAt, createdAt } = outboundEmails;
  const { now } = sender;
  const ready = and(eq(state, 'pending'), or(lte(dueAt, now), isMistimed(createdAt, now)), isDue(nextTryAt, now));
  return claim(database, sender, ready, {
    state: 'sending',
    attempts: sql`${outboundEmails.attempts} + 1`,
    firstTryAt: sql`coalesce(${firstTryAt}, ${now.toISOString()}::timestamptz)`,
  });
}

/**
 * Turns letters whose sender let its lease run out from `sending` into `unknown`: they may have left or not (decision
 * 0004). Tells how many.
 */
export async function reviveUnknown(database: Database, now: Date): Promise<number> {
  const rows = await database.run(async (queries) =>
    queries
      .update(outboundEmails)
      .set({ state: 'unknown', leaseUntil: null })
      .where(and(eq(outboundEmails.state, 'sending'), lte(outboundEmails.leaseUntil, now)))
      .returning({ id: outboundEmails.id }),
  );
  return rows.length;
}

/** Takes letters of unknown outcome, to look for our own copy of them; they stay `unknown` meanwhile. */
export async function claimUnknown(database: Database, sender: Sender): Promise<readonly OutboundClaim[]> {
  const { state, leaseUntil, nextTryAt } = outboundEmails;
  const { now } = sender;
  const free = and(eq(state, 'unknown'), or(isNull(leaseUntil), lte(leaseUntil, now)), isDue(nextTryAt, now));
  return claim(database, sender, free, {});
}

/** Gives letters back that were taken and not begun, without counting the attempt: for a process told to stop. */
export async function releaseOutbound(database: Database, lease: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await database.run(async (queries) =>
    queries
      .update(outboundEmails)
      .set({ ...NO_LEASE, state: 'pending', attempts: sql`${outboundEmails.attempts} - 1` })
      .where(
        and(inArray(outboundEmails.id, [...ids]), eq(outboundEmails.state, 'sending'), eq(outboundEmails.lease, lease)),
      ),
  );
}

async function claim(
  database: Database,
  sender: Sender,
  condition: SQL | undefined,
  change: { state?: 'sending'; attempts?: SQL; firstTryAt?: SQL },
): Promise<readonly OutboundClaim[]> {
  const { letters = ALL_LETTERS, now, limit } = sender;
  const lease = newLease(sender);
  const { urgency, dueAt, id } = outboundEmails;
  const rows = await database.run(async (queries) => {
    const due = queries.$with('due').as(
      queries
        .select({ id })
        .from(outboundEmails)
        .where(and(condition, isOf(letters)))
        .orderBy(asc(urgency), asc(dueAt), asc(id))
        .limit(limit)
        .for('update', { skipLocked: true }),
    );
    return queries
      .with(due)
      .update(outboundEmails)
      .set({ ...lease, ...change })
      .where(inArray(id, queries.select({ id: due.id }).from(due)))
      .returning();
  });
  return rows.sort(byUrgency).map((row) => claimFrom(row, lease.lease, now));
}

type OutboundRow = typeof outboundEmails.$inferSelect;

function byUrgency(one: OutboundRow, other: OutboundRow): number {
  return one.urgency - other.urgency || one.dueAt.getTime() - other.dueAt.getTime() || (one.id < other.id ? -1 : 1);
}

function claimFrom(row: OutboundRow, lease: string, now: Date): OutboundClaim {
  const { id, ticketId, letter, messageId, envelopeFrom, envelopeTo, subject, rawSha256, attempts, createdAt } = row;
  const firstTryAt = row.firstTryAt ?? now;
  const mail = { id, ticketId, letter, messageId, envelopeFrom, envelopeTo, subject, rawSha256 };
  return { ...mail, lease, attempt: attempts, firstTryAt, createdAt };
}
