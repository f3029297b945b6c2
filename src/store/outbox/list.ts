import { and, desc, eq } from 'drizzle-orm';
import { commit, type Database, rollBack } from '../database.ts';
import { NO_LEASE } from '../lease.ts';
import { type OUTBOUND_STATES, outboundEmails } from '../schema.ts';

export type OutboundState = (typeof OUTBOUND_STATES)[number];

/** A row of the outbox as it is. */
export type OutboundEmail = Readonly<typeof outboundEmails.$inferSelect>;

export interface OutboundFilter {
  readonly state?: OutboundState;
  readonly ticketId?: string;
  /** 100 unless told. */
  readonly limit?: number;
}

/** Newest first. */
export async function listOutbound(database: Database, filter: OutboundFilter = {}): Promise<readonly OutboundEmail[]> {
  const { state, ticketId, limit = 100 } = filter;
  return database.run(async (queries) =>
    queries
      .select()
      .from(outboundEmails)
      .where(
        and(
          state && eq(outboundEmails.state, state),
          ticketId === undefined ? undefined : eq(outboundEmails.ticketId, ticketId),
        ),
      )
      .orderBy(desc(outboundEmails.createdAt), desc(outboundEmails.id))
      .limit(limit),
  );
}

export async function outboundById(database: Database, id: string): Promise<OutboundEmail | null> {
  if (!UUID.test(id)) return null;
  const rows = await database.run(async (queries) =>
    queries.select().from(outboundEmails).where(eq(outboundEmails.id, id)),
  );
  return rows[0] ?? null;
}

export type OutboundRetried =
  | { readonly kind: 'queued' }
  | { readonly kind: 'unknown-id' }
  /** It left already, or is leaving. */
  | { readonly kind: 'not-waiting'; readonly state: OutboundState };

/** Sends a refused, unknown or waiting mail at the next look; an unknown one may then arrive twice. */
export async function retryOutbound(database: Database, id: string): Promise<OutboundRetried> {
  if (!UUID.test(id)) return { kind: 'unknown-id' };
  return database.transact<OutboundRetried>(async (tx) => {
    const [row] = await tx
      .select({ state: outboundEmails.state })
      .from(outboundEmails)
      .where(eq(outboundEmails.id, id))
      .for('update');
    if (!row) return rollBack({ kind: 'unknown-id' });
    if (row.state === 'sent' || row.state === 'sending') return rollBack({ kind: 'not-waiting', state: row.state });
    await tx
      .update(outboundEmails)
      .set({ ...NO_LEASE, state: 'pending', attempts: 0, nextTryAt: null, firstTryAt: null })
      .where(eq(outboundEmails.id, id));
    return commit({ kind: 'queued' });
  });
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
