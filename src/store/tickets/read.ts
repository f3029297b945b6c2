import { and, asc, desc, eq, gt, gte, inArray, lt, lte, or, type SQL } from 'drizzle-orm';
import type { TicketEvent } from '../../ticket/event.ts';
import { ticketFrom } from '../../ticket/evolve.ts';
import type { Priority, Status, Ticket } from '../../ticket/ticket.ts';
import type { Database } from '../database.ts';
import { messageIds, ticketEvents, tickets, usedReferences } from '../schema.ts';
import { addressHash, LONGEST_LINE, messageIdHash, scrubbed } from '../scrub.ts';
import { type EventRow, eventOf } from './event-row.ts';

/** A ticket with the history it was folded from. */
export interface StoredTicket {
  readonly ticket: Ticket;
  readonly events: readonly TicketEvent[];
  /** Number of its last event: what a decision made on this state is saved upon. */
  readonly version: number;
}

export async function ticketById(database: Database, id: string): Promise<StoredTicket | null> {
  if (!UUID.test(id)) return null;
  return (await ticketsWhere(database, eq(tickets.id, id), 1))[0] ?? null;
}

/** `reference` in its canonical spelling. */
export async function ticketByReference(database: Database, reference: string): Promise<StoredTicket | null> {
  return (await ticketsWhere(database, eq(tickets.reference, scrubbed(reference, LONGEST_LINE)), 1))[0] ?? null;
}

/** Whether a reference was ever given out, also to a ticket that is deleted by now. */
export async function referenceTaken(database: Database, reference: string): Promise<boolean> {
  const rows = await database.run(async (queries) =>
    queries
      .select()
      .from(usedReferences)
      .where(eq(usedReferences.reference, scrubbed(reference, LONGEST_LINE))),
  );
  return rows.length > 0;
}

/** Tickets that any of these Message-IDs belongs to; at most 20, newest first. */
export async function ticketsByMessageIds(
  database: Database,
  ids: readonly string[],
): Promise<readonly StoredTicket[]> {
  if (ids.length === 0) return [];
  const rows = await database.run(async (queries) =>
    queries
      .selectDistinct({ ticketId: messageIds.ticketId })
      .from(messageIds)
      .where(inArray(messageIds.idSha256, ids.slice(0, 200).map(messageIdHash))),
  );
  const found = rows.map(({ ticketId }) => ticketId);
  return found.length === 0 ? [] : ticketsWhere(database, inArray(tickets.id, found), 20);
}

/** Newest first; at most 100. */
export async function ticketsOfPlayer(database: Database, address: string): Promise<readonly StoredTicket[]> {
  return ticketsWhere(database, eq(tickets.playerSha256, addressHash(address)), 100);
}

export interface TicketFilter {
  readonly status?: readonly Status[];
  readonly category?: string;
  readonly priority?: Priority;
  /** Only tickets with a deadline up to this moment. */
  readonly dueBy?: Date;
  /** 1000 unless told. */
  readonly limit?: number;
}

/** Newest first; with `dueBy` the most urgent deadline first. */
export async function listTickets(database: Database, filter: TicketFilter = {}): Promise<readonly StoredTicket[]> {
  const { status, category, priority, dueBy, limit = 1000 } = filter;
  const condition = and(
    status && inArray(tickets.status, [...status]),
    category === undefined ? undefined : eq(tickets.category, scrubbed(category, LONGEST_LINE)),
    priority && eq(tickets.priority, priority),
    dueBy && lte(tickets.nextDueAt, dueBy),
  );
  return ticketsWhere(database, condition, limit, dueBy ? asc(tickets.nextDueAt) : desc(tickets.openedAt));
}

/** A period: from its first moment to just before its last. */
export interface Period {
  readonly from: Date;
  readonly until: Date;
}

/** Every ticket that was opened in a period, oldest first, read a few at a time: there may be very many. */
export async function* ticketsOpened(database: Database, { from, until }: Period): AsyncGenerator<StoredTicket> {
  const inPeriod = and(gte(tickets.openedAt, from), lt(tickets.openedAt, until));
  let after: SQL | undefined;
  for (;;) {
    const page = await ticketsWhere(database, and(inPeriod, after), PAGE, asc(tickets.openedAt));
    yield* page;
    const last = page.at(-1)?.ticket;
    if (!last || page.length < PAGE) return;
    const openedAt = new Date(last.openedAt);
    after = or(gt(tickets.openedAt, openedAt), and(eq(tickets.openedAt, openedAt), gt(tickets.id, last.id)));
  }
}

const PAGE = 200;

/** For the other lookups of this folder. */
export async function ticketsWhere(
  database: Database,
  condition: SQL | undefined,
  limit: number,
  order: SQL = desc(tickets.openedAt),
): Promise<readonly StoredTicket[]> {
  return database.run(async (queries) => {
    const found = await queries
      .select({ id: tickets.id })
      .from(tickets)
      .where(condition)
      .orderBy(order, tickets.id)
      .limit(limit);
    if (found.length === 0) return [];
    const ids = found.map(({ id }) => id);
    const rows = await queries
      .select()
      .from(ticketEvents)
      .where(inArray(ticketEvents.ticketId, ids))
      .orderBy(ticketEvents.ticketId, ticketEvents.seq);
    const histories = new Map<string, (typeof rows)[number][]>(ids.map((id) => [id, []]));
    for (const row of rows) histories.get(row.ticketId)?.push(row);
    return [...histories.values()].flatMap(storedFrom);
  });
}

/** None when the ticket was deleted meanwhile; the version is that of the events that were read. */
function storedFrom(rows: readonly EventRow[]): readonly StoredTicket[] {
  const last = rows.at(-1);
  if (!last) return [];
  const events = rows.map(eventOf);
  return [{ ticket: ticketFrom(events), events, version: last.seq }];
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
