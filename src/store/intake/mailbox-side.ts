import { and, asc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { inboundEmails } from '../schema.ts';
import type { InboundOutcome } from '../settlement.ts';

/** A mail that has its outcome here while the mailbox does not show it yet. */
export interface UnsettledInMailbox {
  readonly id: number;
  readonly uid: number;
  readonly outcome: InboundOutcome;
}

/** What is still to be flagged or moved in the mailbox; at most 1000 at once. Doing it twice does no harm. */
export async function unsettledInMailbox(
  database: Database,
  mailbox: string,
  uidValidity: number,
): Promise<readonly UnsettledInMailbox[]> {
  const { id, uid, outcome } = inboundEmails;
  const rows = await database.run(async (queries) =>
    queries
      .select({ id, uid, outcome })
      .from(inboundEmails)
      .where(
        and(
          eq(inboundEmails.mailbox, mailbox),
          eq(inboundEmails.uidValidity, uidValidity),
          isNull(inboundEmails.settledInMailboxAt),
          isNotNull(outcome),
        ),
      )
      .orderBy(asc(id))
      .limit(1000),
  );
  return rows.flatMap((row) => (row.outcome === null ? [] : [{ ...row, outcome: row.outcome }]));
}

export async function markSettledInMailbox(database: Database, ids: readonly number[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await database.run(async (queries) =>
    queries
      .update(inboundEmails)
      .set({ settledInMailboxAt: now })
      .where(inArray(inboundEmails.id, [...ids])),
  );
}
