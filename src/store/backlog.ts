import { and, count, eq, inArray, isNotNull, isNull, lt, min } from 'drizzle-orm';
import type { Database } from './database.ts';
import { inboundEmails, outboundEmails } from './schema.ts';

/** What has been waiting too long: the signs that somebody has to look. */
export interface Backlog {
  /** Kept mails without an outcome, received before the moment asked about. */
  readonly unprocessed: number;
  /** Mails to send that were due before it, with the due time of the oldest. */
  readonly unsent: { readonly count: number; readonly oldest: Date | null };
  /** Mails that the mailbox still shows as untouched although they have their outcome. */
  readonly untidied: number;
}

export async function backlogBefore(database: Database, moment: Date): Promise<Backlog> {
  return database.run(async (queries) => {
    const [unprocessed] = await queries
      .select({ rows: count() })
      .from(inboundEmails)
      .where(and(inArray(inboundEmails.state, ['received', 'processing']), lt(inboundEmails.receivedAt, moment)));
    const [unsent] = await queries
      .select({ rows: count(), oldest: min(outboundEmails.dueAt) })
      .from(outboundEmails)
      .where(and(inArray(outboundEmails.state, ['pending', 'sending', 'unknown']), lt(outboundEmails.dueAt, moment)));
    const [untidied] = await queries
      .select({ rows: count() })
      .from(inboundEmails)
      .where(
        and(
          isNull(inboundEmails.settledInMailboxAt),
          isNotNull(inboundEmails.outcome),
          eq(inboundEmails.state, 'processed'),
          lt(inboundEmails.settledAt, moment),
        ),
      );
    return {
      unprocessed: unprocessed?.rows ?? 0,
      unsent: { count: unsent?.rows ?? 0, oldest: unsent?.oldest ?? null },
      untidied: untidied?.rows ?? 0,
    };
  });
}
