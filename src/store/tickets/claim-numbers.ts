import { inArray } from 'drizzle-orm';
import type { TicketEvent } from '../../ticket/event.ts';
import { claimNumbersIn } from '../../ticket/claim-numbers.ts';
import type { Database, Queries } from '../database.ts';
import { claimNumbers, tickets } from '../schema.ts';
import { sha256Of } from '../scrub.ts';
import { type StoredTicket, ticketsWhere } from './read.ts';

/** Ties the transactions and rounds that a mail names to its ticket, so that the same claim is known again. */
export async function rememberClaimNumbers(
  tx: Queries,
  ticketId: string,
  events: readonly TicketEvent[],
): Promise<void> {
  const numbers = events.flatMap((event) => (event.kind === 'assessed' ? claimNumbersIn(event.facts) : []));
  const hashes = [...new Set(numbers.map(sha256Of))].slice(0, MOST);
  if (hashes.length === 0) return;
  await tx
    .insert(claimNumbers)
    .values(hashes.map((numberSha256) => ({ numberSha256, ticketId })))
    .onConflictDoNothing();
}

/** Tickets of anybody that name one of these; at most 20, newest first. */
export async function ticketsByClaimNumbers(
  database: Database,
  numbers: readonly string[],
): Promise<readonly StoredTicket[]> {
  const hashes = numbers.slice(0, MOST).map(sha256Of);
  if (hashes.length === 0) return [];
  const rows = await database.run(async (queries) =>
    queries
      .selectDistinct({ ticketId: claimNumbers.ticketId })
      .from(claimNumbers)
      .where(inArray(claimNumbers.numberSha256, hashes))
      .limit(MOST),
  );
  const found = rows.map(({ ticketId }) => ticketId);
  return found.length === 0 ? [] : ticketsWhere(database, inArray(tickets.id, found), 20);
}

/** No complaint is about more than so many payments or rounds. */
const MOST = 50;
