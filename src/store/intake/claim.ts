import { and, asc, eq, inArray, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { type Claimant, isDue, newLease, NO_LEASE } from '../lease.ts';
import { inboundEmails } from '../schema.ts';

/** A mail that is ours to process until the lease ends. */
export interface InboundClaim {
  readonly id: number;
  readonly lease: string;
  readonly mailbox: string;
  readonly rawSha256: string;
  readonly size: number;
  readonly receivedAt: Date;
  readonly internalDate: Date | null;
  readonly truncated: boolean;
  /** The ticket it got before it was quarantined and taken up again. */
  readonly ticketId: string | null;
  /** Counted and committed before the work starts, so that a mail which kills the process is counted too. */
  readonly attempt: number;
  /** So many processes ended while at it that it must be the cause: do not look at it again, but set it aside. */
  readonly exhausted: boolean;
}

/**
 * Takes the oldest mails that wait, or whose worker let its lease run out, of all mailboxes or of one; no two claims get
 * the same one.
 */
export async function claimInbound(
  database: Database,
  claimant: Claimant & { readonly mailbox?: string },
): Promise<readonly InboundClaim[]> {
  const { mailbox } = claimant;
  const ofMailbox = mailbox === undefined ? undefined : eq(inboundEmails.mailbox, mailbox);
  const lease = newLease(claimant);
  const rows = await database.run(async (queries) => {
    const due = queries.$with('due').as(
      queries
        .select({ id: inboundEmails.id })
        .from(inboundEmails)
        .where(and(isClaimable(claimant.now), ofMailbox))
        .orderBy(asc(inboundEmails.id))
        .limit(claimant.limit)
        .for('update', { skipLocked: true }),
    );
    return queries
      .with(due)
      .update(inboundEmails)
      .set({ ...lease, state: 'processing', attempts: sql`${inboundEmails.attempts} + 1` })
      .where(inArray(inboundEmails.id, queries.select({ id: due.id }).from(due)))
      .returning(CLAIMED);
  });
  return rows
    .sort((one, other) => one.id - other.id)
    .map(({ failures, ...row }) => ({ ...row, lease: lease.lease, exhausted: row.attempt - failures > MOST_DEATHS }));
}

/** Gives mails back untouched, without counting the attempt, for whoever takes them from `nextTryAt` on. */
export async function releaseInbound(
  database: Database,
  lease: string,
  ids: readonly number[],
  nextTryAt: Date | null = null,
): Promise<void> {
  if (ids.length === 0) return;
  await database.run(async (queries) =>
    queries
      .update(inboundEmails)
      .set({ ...NO_LEASE, state: 'received', attempts: sql`${inboundEmails.attempts} - 1`, nextTryAt })
      .where(and(inArray(inboundEmails.id, [...ids]), holds(lease))),
  );
}

/** Whether a row is still under this very claim. */
export function holds(lease: string): SQL | undefined {
  return and(eq(inboundEmails.state, 'processing'), eq(inboundEmails.lease, lease));
}

function isClaimable(now: Date): SQL | undefined {
  const { state, nextTryAt, leaseUntil } = inboundEmails;
  return or(and(eq(state, 'received'), isDue(nextTryAt, now)), and(eq(state, 'processing'), lte(leaseUntil, now)));
}

/**
 * A machine that is switched off again and again is not the mail's fault, though the oldest mail is in hand whenever it
 * is; one that truly ends its process is set aside after a quarter of an hour (`dead-leases.ts` spaces the tries).
 */
const MOST_DEATHS = 20;

const CLAIMED = {
  id: inboundEmails.id,
  mailbox: inboundEmails.mailbox,
  rawSha256: inboundEmails.rawSha256,
  size: inboundEmails.size,
  receivedAt: inboundEmails.receivedAt,
  internalDate: inboundEmails.internalDate,
  truncated: inboundEmails.truncated,
  ticketId: inboundEmails.ticketId,
  attempt: inboundEmails.attempts,
  failures: inboundEmails.failures,
};
