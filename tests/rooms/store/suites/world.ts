import { randomUUID } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import type { Blobs } from '../../../../src/store/blobs/blobs.ts';
import { openFolderBlobs } from '../../../../src/store/blobs/folder-blobs.ts';
import type { Database } from '../../../../src/store/database.ts';
import { claimInbound, type InboundClaim } from '../../../../src/store/intake/claim.ts';
import { keepInbound } from '../../../../src/store/intake/keep.ts';
import type { Settlement } from '../../../../src/store/settlement.ts';
import type { TicketEvent } from '../../../../src/ticket/event.ts';
import type { OutgoingMail } from '../../../../src/ticket/outgoing.ts';

/** Two doors to one database, as two processes would have them; on the embedded engine they are the same door. */
export interface StoreWorld {
  readonly database: Database;
  readonly second: Database;
  readonly blobs: Blobs;
}

export const MIGRATIONS = fileURLToPath(new URL('../../../../migrations', import.meta.url));
export const NOW = new Date('2026-11-20T10:00:00.000Z');
export const MAILBOX = 'support@casino.test/INBOX';

export function after(seconds: number): Date {
  return new Date(NOW.getTime() + seconds * 1000);
}

export async function folderBlobs(): Promise<Blobs> {
  return openFolderBlobs(await mkdtemp(join(tmpdir(), 'redress-blobs-')));
}

/** Every table empty, numbers from 1 again, and the mailbox held in epoch 1. */
export async function empty({ database }: StoreWorld): Promise<void> {
  await database.run(async (queries) =>
    queries.execute(
      sql`truncate alarms, mailboxes, inbound_emails, settled_contents, used_references, tickets, ticket_events, message_ids, outbound_emails restart identity cascade`,
    ),
  );
  await database.run(async (queries) =>
    queries.execute(sql`insert into mailboxes (name, epoch) values (${MAILBOX}, 1)`),
  );
}

export async function keep({ database }: StoreWorld, uid: number): Promise<number> {
  const kept = await keepInbound(database, {
    mailbox: MAILBOX,
    epoch: 1,
    uidValidity: 7,
    uid,
    size: 1234,
    internalDate: null,
    receivedAt: NOW,
    rawSha256: 'ab'.repeat(32),
    truncated: false,
  });
  if (kept.kind !== 'kept') throw new Error(`mail ${uid} is ${kept.kind}`);
  return kept.id;
}

/** Keeps a mail and takes it. */
export async function taken(world: StoreWorld, uid: number, now: Date = NOW): Promise<InboundClaim> {
  await keep(world, uid);
  const [claim] = await claimInbound(world.database, { owner: 'first', now, leaseMs: 60_000, limit: 1 });
  if (!claim) throw new Error('nothing to claim');
  return claim;
}

export function opened(changes: { readonly id?: string; readonly reference?: string } = {}): TicketEvent {
  return {
    kind: 'opened',
    at: NOW.toISOString(),
    id: randomUUID(),
    reference: 'RDR-7K3Q-9MXC',
    brand: 'default',
    player: { name: 'Amelie', address: 'Amelie@Example.test' },
    subject: 'Retrait en attente',
    complexity: 'simple',
    priority: 'P3',
    deadlines: { acknowledgement: after(86_400).toISOString(), decision: after(864_000).toISOString() },
    ...changes,
  };
}

export function withheld(reason: string): TicketEvent {
  return { kind: 'letter-withheld', at: NOW.toISOString(), letter: 'acknowledgement', reason };
}

export function letter(changes: Partial<OutgoingMail> = {}): OutgoingMail {
  const id = randomUUID();
  return {
    id,
    ticketId: null,
    letter: 'acknowledgement',
    messageId: `${id}@casino.test`,
    envelopeFrom: '',
    envelopeTo: 'amelie@example.test',
    subject: 'Nous avons reçu votre réclamation',
    raw: Buffer.from(`Message-ID: <${id}@casino.test>\r\n\r\nBonjour\r\n`),
    dueAt: NOW.toISOString(),
    urgency: 1,
    ...changes,
  };
}

/** What a first complaint of Amelie causes: a ticket and an acknowledgement. */
export function complaint({ id, lease }: InboundClaim, changes: Partial<Settlement> = {}): Settlement {
  const ticketId = randomUUID();
  const acknowledgement = letter({ ticketId });
  return {
    inboundId: id,
    lease,
    contentKey: `content of ${id}`,
    from: 'amelie@example.test',
    subject: 'Retrait en attente',
    outcome: 'new-ticket',
    reason: 'a person writes about something new',
    ticket: { kind: 'opens', events: [opened({ id: ticketId, reference: `RDR-TEST-${String(id).padStart(4, '0')}` })] },
    elsewhere: [],
    messageIds: [`mail-${id}@example.test`, acknowledgement.messageId],
    outgoing: [acknowledgement],
    now: NOW,
    ...changes,
  };
}

/** Rows of every table that a settlement writes, to tell "all" from "nothing". */
export async function rowCounts({ second }: StoreWorld): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const table of SETTLED_TABLES) {
    counts[table] = await second.run(async (queries) => queries.$count(sql.raw(table) as never));
  }
  return counts;
}

export const SETTLED_TABLES = [
  'settled_contents',
  'used_references',
  'tickets',
  'ticket_events',
  'message_ids',
  'outbound_emails',
] as const;
