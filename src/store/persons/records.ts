import { eq, inArray, or } from 'drizzle-orm';
import type { Database, Queries } from '../database.ts';
import { inboundEmails, outboundEmails, ticketEvents, tickets } from '../schema.ts';
import { addressHash, LONGEST_LINE, scrubbed } from '../scrub.ts';

/** Everything that is kept about one address, by where it is kept. */
export interface PersonRecords {
  readonly ticketIds: readonly string[];
  readonly inbound: readonly (typeof inboundEmails.$inferSelect)[];
  readonly outbound: readonly (typeof outboundEmails.$inferSelect)[];
  /** Of raw mails, letters and attachments. */
  readonly blobs: ReadonlySet<string>;
}

export async function recordsOf(database: Database, address: string): Promise<PersonRecords> {
  return database.run(async (queries) => recordsIn(queries, address));
}

export async function recordsIn(queries: Queries, address: string): Promise<PersonRecords> {
  const hash = addressHash(address);
  const owned = await queries.select({ id: tickets.id }).from(tickets).where(eq(tickets.playerSha256, hash));
  const ticketIds = owned.map(({ id }) => id);
  const written = scrubbed(address.trim(), LONGEST_LINE);
  const ofTickets = ticketIds.length > 0 ? inArray(inboundEmails.ticketId, ticketIds) : undefined;
  const inbound = await queries
    .select()
    .from(inboundEmails)
    .where(or(eq(inboundEmails.fromAddress, written), eq(inboundEmails.fromAddress, written.toLowerCase()), ofTickets))
    .orderBy(inboundEmails.id);
  const outbound = await queries
    .select()
    .from(outboundEmails)
    .where(eq(outboundEmails.recipientSha256, hash))
    .orderBy(outboundEmails.createdAt);
  const attachments = ticketIds.length === 0 ? [] : await attachmentsOf(queries, ticketIds);
  return {
    ticketIds,
    inbound,
    outbound,
    blobs: new Set([...inbound, ...outbound].map(({ rawSha256 }) => rawSha256).concat(attachments)),
  };
}

export async function attachmentsOf(queries: Queries, ticketIds: readonly string[]): Promise<readonly string[]> {
  const rows = await queries
    .select({ data: ticketEvents.data })
    .from(ticketEvents)
    .where(inArray(ticketEvents.ticketId, [...ticketIds]));
  return [...new Set(rows.flatMap(({ data }) => hashesIn(JSON.stringify(data))))];
}

/** Every hash of an attachment that an event names. */
export function hashesIn(json: string): readonly string[] {
  return Array.from(json.matchAll(/"sha256":"([0-9a-f]{64})"/g), ([, sha256 = '']) => sha256);
}
