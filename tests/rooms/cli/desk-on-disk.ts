import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { openFolderBlobs } from '../../../src/store/blobs/folder-blobs.ts';
import type { Database } from '../../../src/store/database.ts';
import { claimInbound } from '../../../src/store/intake/claim.ts';
import { keepInbound } from '../../../src/store/intake/keep.ts';
import { settleInbound } from '../../../src/store/intake/settle.ts';
import { holdMailbox } from '../../../src/store/mailboxes.ts';
import { openDatabase } from '../../../src/store/open-database.ts';
import { changeTicket } from '../../../src/store/tickets/change.ts';
import type { TicketEvent, TicketFact } from '../../../src/ticket/event.ts';
import { type Printed, type } from './terminal.ts';

/** A database and a folder of raw mails of their own, which commands are typed at. */
export interface DeskOnDisk {
  readonly folder: string;
  readonly database: Database;
  readonly type: (...argv: readonly string[]) => Promise<Printed>;
  /** Keeps the bytes of a mail and saves what it caused. */
  readonly receive: (raw: string, events: readonly TicketEvent[]) => Promise<void>;
  /** Saves what happened to a ticket later. */
  readonly happened: (ticketId: string, version: number, events: readonly TicketEvent[]) => Promise<void>;
  /** No ticket, no mail; the bytes stay. */
  readonly empty: () => Promise<void>;
  readonly putBlob: (bytes: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

export const NOON = '2026-11-10T12:00:00.000Z';

export function at(moment: string, fact: TicketFact): TicketEvent {
  return { at: moment, ...fact };
}

export async function openDeskOnDisk(): Promise<DeskOnDisk> {
  const folder = await mkdtemp(join(tmpdir(), 'redress-cli-'));
  const opened = await openDatabase({ kind: 'embedded', dataDir: join(folder, 'database') });
  if (opened.kind !== 'open') throw new Error(opened.message);
  const { database } = opened;
  await database.migrate(fileURLToPath(new URL('../../../migrations', import.meta.url)));
  const blobs = await openFolderBlobs(join(folder, 'blobs'));
  const hold = await holdMailbox(database, 'support');
  if (hold.kind !== 'held') throw new Error('the mailbox is busy');
  let uid = 0;
  return {
    folder,
    database,
    type: async (...argv) => type(argv, { directory: folder, env: { DATA_DIR: folder }, database }),
    receive: async (raw, events) => {
      const bytes = Buffer.from(raw.replaceAll('\n', '\r\n'));
      uid += 1;
      const mail = { mailbox: 'support', epoch: hold.epoch, uidValidity: 1, uid, size: bytes.length, truncated: false };
      const moment = new Date(events[0]?.at ?? NOON);
      const rawSha256 = await blobs.put(bytes);
      await keepInbound(database, { ...mail, internalDate: moment, receivedAt: moment, rawSha256 });
      const [claim] = await claimInbound(database, { owner: 'test', now: moment, leaseMs: 60_000, limit: 1 });
      if (!claim) throw new Error('nothing to claim');
      await settleInbound(database, blobs, {
        ...{ inboundId: claim.id, lease: claim.lease, contentKey: randomUUID(), from: 'amelie@example.test' },
        ...{ subject: 'mail', outcome: 'new-ticket', reason: 'test', ticket: { kind: 'opens', events } },
        ...{ elsewhere: [], messageIds: [], outgoing: [], now: moment },
      });
    },
    happened: async (ticketId, version, events) => {
      const now = new Date(events.at(-1)?.at ?? NOON);
      const ticket = { kind: 'continues' as const, ticketId, expectedVersion: version, events };
      const changed = await changeTicket(database, blobs, { ticket, messageIds: [], outgoing: [], now });
      if (changed.kind === 'conflict') throw new Error('the ticket is not at that version');
    },
    empty: async () => {
      await database.run(async (queries) =>
        queries.execute(
          sql`truncate inbound_emails, settled_contents, used_references, tickets, outbound_emails cascade`,
        ),
      );
    },
    putBlob: async (bytes) => blobs.put(Buffer.from(bytes)),
    close: async () => {
      await hold.release();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
