import { count, notInArray, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Database } from './database.ts';
import { inboundEmails, outboundEmails, tickets } from './schema.ts';

type Counts = Readonly<Record<string, number>>;

/** How much there is of what, for the operations page and the metrics; no personal data. */
export interface StoreFigures {
  readonly openByPriority: Counts;
  readonly openByCategory: Counts;
  /** By state. */
  readonly inbound: Counts;
  /** By state. */
  readonly outbox: Counts;
}

export async function figures(database: Database): Promise<StoreFigures> {
  const open = notInArray(tickets.status, ['resolved', 'closed']);
  return {
    openByPriority: await countBy(database, tickets, tickets.priority, open),
    openByCategory: await countBy(database, tickets, tickets.category, open),
    inbound: await countBy(database, inboundEmails, inboundEmails.state),
    outbox: await countBy(database, outboundEmails, outboundEmails.state),
  };
}

async function countBy(database: Database, table: PgTable, column: PgColumn, condition?: SQL): Promise<Counts> {
  const rows = await database.run(async (queries) =>
    queries.select({ name: column, rows: count() }).from(table).where(condition).groupBy(column).orderBy(column),
  );
  return Object.fromEntries(rows.map(({ name, rows: number }) => [String(name), number]));
}
