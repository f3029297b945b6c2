import { asc, eq } from 'drizzle-orm';
import type { TicketEvent } from '../../ticket/event.ts';
import { evolve, ticketFrom } from '../../ticket/evolve.ts';
import type { Queries } from '../database.ts';
import { ticketEvents, tickets, usedReferences } from '../schema.ts';
import { scrubbedData } from '../scrub.ts';
import type { TicketChange } from '../settlement.ts';
import { rememberClaimNumbers } from './claim-numbers.ts';
import { eventOf, rowOf } from './event-row.ts';
import { indexRowOf } from './index-row.ts';

export type Saved =
  | { readonly kind: 'saved'; readonly ticketId: string; readonly version: number }
  /** Nothing was written, but the transaction may hold a lock: roll it back. */
  | { readonly kind: 'conflict' };

/** Writes a decided change inside the caller's transaction, only upon the state it was decided on. */
export async function saveTicketChange(tx: Queries, change: TicketChange, now: Date): Promise<Saved> {
  return change.kind === 'opens'
    ? openTicket(tx, change.events, now)
    : appendEvents(tx, change.ticketId, change.expectedVersion, change.events, now);
}

async function openTicket(tx: Queries, decided: readonly TicketEvent[], now: Date): Promise<Saved> {
  const events = scrubbedData(decided);
  const ticket = ticketFrom(events);
  const { id, reference } = ticket;
  const fresh = await tx
    .insert(usedReferences)
    .values({ reference, firstUsedAt: now })
    .onConflictDoNothing()
    .returning({ reference: usedReferences.reference });
  if (fresh.length === 0) return { kind: 'conflict' };
  const version = events.length;
  await tx
    .insert(tickets)
    .values({ id, reference, openedAt: new Date(ticket.openedAt), version, ...indexRowOf(ticket, now) });
  await insertEvents(tx, id, 1, events);
  return { kind: 'saved', ticketId: id, version };
}

/** `expected: 'any'` is for what happened whatever the ticket's state, such as a delivery. */
export async function appendEvents(
  tx: Queries,
  ticketId: string,
  expected: number | 'any',
  decided: readonly TicketEvent[],
  now: Date,
): Promise<Saved> {
  const events = scrubbedData(decided);
  const [row] = await tx
    .select({ version: tickets.version })
    .from(tickets)
    .where(eq(tickets.id, ticketId))
    .for('update');
  if (!row || (expected !== 'any' && row.version !== expected)) return { kind: 'conflict' };
  if (events.length === 0) return { kind: 'saved', ticketId, version: row.version };
  const before = await tx
    .select()
    .from(ticketEvents)
    .where(eq(ticketEvents.ticketId, ticketId))
    .orderBy(asc(ticketEvents.seq));
  const ticket = events.reduce(evolve, ticketFrom(before.map(eventOf)));
  const version = row.version + events.length;
  await insertEvents(tx, ticketId, row.version + 1, events);
  await tx
    .update(tickets)
    .set({ version, ...indexRowOf(ticket, now) })
    .where(eq(tickets.id, ticketId));
  return { kind: 'saved', ticketId, version };
}

async function insertEvents(
  tx: Queries,
  ticketId: string,
  first: number,
  events: readonly TicketEvent[],
): Promise<void> {
  await tx.insert(ticketEvents).values(events.map((event, index) => ({ ticketId, ...rowOf(event, first + index) })));
  await rememberClaimNumbers(tx, ticketId, events);
}
