import { and, asc, eq, isNotNull, lte } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { tickets } from '../schema.ts';
import { type StoredTicket, ticketById } from './read.ts';

/** Tickets at which somebody has to look by now, the longest waiting first. */
export async function ticketsToLookAt(database: Database, now: Date, limit: number): Promise<readonly StoredTicket[]> {
  const rows = await database.run(async (queries) =>
    queries
      .select({ id: tickets.id })
      .from(tickets)
      .where(and(isNotNull(tickets.lookAt), lte(tickets.lookAt, now)))
      .orderBy(asc(tickets.lookAt), asc(tickets.id))
      .limit(limit),
  );
  const found: StoredTicket[] = [];
  for (const { id } of rows) {
    const stored = await ticketById(database, id);
    if (stored) found.push(stored);
  }
  return found;
}

/** Notes when to look next, unless the ticket changed since: then it is looked at again at once. */
export async function recordLook(
  database: Database,
  look: { readonly ticketId: string; readonly version: number; readonly lookAt: Date | null },
): Promise<void> {
  await database.run(async (queries) =>
    queries
      .update(tickets)
      .set({ lookAt: look.lookAt })
      .where(and(eq(tickets.id, look.ticketId), eq(tickets.version, look.version))),
  );
}
