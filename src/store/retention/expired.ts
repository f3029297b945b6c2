import { and, asc, eq, gt, isNull, lte, ne, or, type SQL } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { inboundEmails, tickets } from '../schema.ts';
import { ERASED } from '../persons/erase.ts';

/** A place in a walk through old rows: what was kept at one look is passed over until the walk begins again. */
export interface After {
  readonly at: Date;
  readonly id: string;
}

/** Closed tickets that nothing happened to since `before`, the longest untouched first, behind `after`. */
export async function quietTickets(
  database: Database,
  { before, after, limit }: { readonly before: Date; readonly after: After | null; readonly limit: number },
): Promise<readonly After[]> {
  return database.run(async (queries) =>
    queries
      .select({ at: tickets.updatedAt, id: tickets.id })
      .from(tickets)
      .where(and(eq(tickets.status, 'closed'), lte(tickets.updatedAt, before), behind(after)))
      .orderBy(asc(tickets.updatedAt), asc(tickets.id))
      .limit(limit),
  );
}

function behind(after: After | null): SQL | undefined {
  if (!after) return undefined;
  const { updatedAt, id } = tickets;
  return or(gt(updatedAt, after.at), and(eq(updatedAt, after.at), gt(id, after.id)));
}

/** Mails that belong to no ticket and were done with before: machines' mails, above all. */
export async function filedBefore(database: Database, before: Date, limit: number): Promise<readonly number[]> {
  const rows = await database.run(async (queries) =>
    queries
      .select({ id: inboundEmails.id })
      .from(inboundEmails)
      .where(
        and(
          isNull(inboundEmails.ticketId),
          eq(inboundEmails.state, 'processed'),
          lte(inboundEmails.settledAt, before),
          ne(inboundEmails.rawSha256, ERASED),
        ),
      )
      .orderBy(asc(inboundEmails.id))
      .limit(limit),
  );
  return rows.map(({ id }) => id);
}
