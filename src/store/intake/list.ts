import { and, desc, eq, lt } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { type INBOUND_STATES, inboundEmails } from '../schema.ts';
import type { InboundOutcome } from '../settlement.ts';

export type InboundState = (typeof INBOUND_STATES)[number];

/** A row of the ledger as it is. */
export type InboundEmail = Readonly<typeof inboundEmails.$inferSelect>;

export interface InboundFilter {
  readonly state?: InboundState;
  readonly outcome?: InboundOutcome;
  readonly ticketId?: string;
  /** Only rows older than this one: for reading on. */
  readonly before?: number;
  /** 100 unless told. */
  readonly limit?: number;
}

/** Newest first. */
export async function listInbound(database: Database, filter: InboundFilter = {}): Promise<readonly InboundEmail[]> {
  const { state, outcome, ticketId, before, limit = 100 } = filter;
  return database.run(async (queries) =>
    queries
      .select()
      .from(inboundEmails)
      .where(
        and(
          state && eq(inboundEmails.state, state),
          outcome && eq(inboundEmails.outcome, outcome),
          ticketId === undefined ? undefined : eq(inboundEmails.ticketId, ticketId),
          before === undefined ? undefined : lt(inboundEmails.id, before),
        ),
      )
      .orderBy(desc(inboundEmails.id))
      .limit(limit),
  );
}

export async function inboundById(database: Database, id: number): Promise<InboundEmail | null> {
  const rows = await database.run(async (queries) =>
    queries.select().from(inboundEmails).where(eq(inboundEmails.id, id)),
  );
  return rows[0] ?? null;
}
