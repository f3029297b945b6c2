import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Engine } from '../../../src/daemon/engine.ts';
import { purgeLoop } from '../../../src/daemon/loops/purge.ts';
import type { House } from '../../../src/desk/house.ts';
import type { Database } from '../../../src/store/database.ts';
import { listInbound } from '../../../src/store/intake/list.ts';
import { settleInbound } from '../../../src/store/intake/settle.ts';
import { openDatabase } from '../../../src/store/open-database.ts';
import { listOutbound } from '../../../src/store/outbox/list.ts';
import { listTickets } from '../../../src/store/tickets/read.ts';
import type { TicketEvent } from '../../../src/ticket/event.ts';
import { deliveredHouse } from '../../delivered-house.ts';
import {
  after,
  complaint,
  empty,
  folderBlobs,
  letter,
  MIGRATIONS,
  NOW,
  opened,
  type StoreWorld,
  taken,
} from '../store/suites/world.ts';

let dataDir = '';
let database: Database;
let house: House;
let world: StoreWorld;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'redress-purge-'));
  const open = await openDatabase({ kind: 'embedded', dataDir });
  if (open.kind !== 'open') throw new Error(open.message);
  database = open.database;
  await database.migrate(MIGRATIONS);
  house = await deliveredHouse();
}, 60_000);
beforeEach(async () => {
  world = { database, second: database, blobs: await folderBlobs() };
  await empty(world);
});
afterAll(async () => {
  await database.close();
  await rm(dataDir, { recursive: true, force: true });
});

const DAY = 86_400;
const CLOSED: TicketEvent = {
  kind: 'closed',
  at: NOW.toISOString(),
  by: 'nora',
  reason: 'settled',
  reopenUntil: after(30 * DAY).toISOString(),
};
const HELD: TicketEvent = { kind: 'litigation-held', at: NOW.toISOString(), by: 'sam', reason: 'letter of a lawyer' };
const LIFTED: TicketEvent = { ...HELD, reason: null };

/** A complaint of Amelie that was taken in at `NOW`, and whatever happened to it then. */
async function complain(uid: number, ...events: readonly TicketEvent[]): Promise<void> {
  const claim = await taken(world, uid);
  const settlement = complaint(claim);
  const id = `00000000-0000-4000-8000-00000000000${uid}`;
  const first = opened({ id, reference: `RDR-TEST-000${uid}` });
  const outgoing = [letter({ ticketId: id })];
  await settleInbound(database, world.blobs, {
    ...settlement,
    outgoing,
    ticket: { kind: 'opens', events: [first, ...events] },
  });
}

/** What is left when the purge has looked so many days later. */
async function leftAfter(
  days: number,
): Promise<{ readonly tickets: number; readonly originals: number; readonly named: number }> {
  const now = after(days * DAY);
  const silent = () => undefined;
  const engine = {
    database,
    blobs: world.blobs,
    house: () => house,
    now: () => now,
    log: { debug: silent, info: silent, warn: silent, error: silent },
    stop: new AbortController().signal,
  } as unknown as Engine;
  const { look } = purgeLoop(engine);
  while ((await look()) === 'more');
  const inbound = await listInbound(database, { limit: 100 });
  const outbound = await listOutbound(database, { limit: 100 });
  return {
    tickets: (await listTickets(database)).length,
    originals: inbound.filter(({ rawSha256 }) => rawSha256 !== 'erased').length,
    named: JSON.stringify([inbound, outbound]).toLowerCase().split('amelie').length - 1,
  };
}

test('an open ticket stays, however old', async () => {
  await complain(1);
  expect(await leftAfter(20_000)).toMatchObject({ tickets: 1, originals: 1 });
});

test('a closed ticket stays whole for a year, then without its original mails, and after five years nothing of it is left', async () => {
  await complain(1, CLOSED);
  expect(await leftAfter(360)).toMatchObject({ tickets: 1, originals: 1 });
  expect(await leftAfter(370)).toMatchObject({ tickets: 1, originals: 0 });
  expect(await leftAfter(5 * 365 - 5)).toMatchObject({ tickets: 1 });
  expect(await leftAfter(5 * 366 + 1)).toEqual({ tickets: 0, originals: 0, named: 0 });
});

test('the ledger still knows the UID of a purged mail, and its content opens nothing again', async () => {
  await complain(1, CLOSED);
  await leftAfter(2_000);
  expect(await listInbound(database, { limit: 10 })).toMatchObject([{ uid: 1, outcome: 'new-ticket' }]);
  const again = await settleInbound(
    database,
    world.blobs,
    complaint(await taken(world, 2), { contentKey: 'content of 1' }),
  );
  expect(again.kind).toBe('duplicate');
});

test('under a litigation hold nothing goes; once it is lifted, what is over its time goes', async () => {
  await complain(1, CLOSED, HELD);
  expect(await leftAfter(5_000)).toMatchObject({ tickets: 1, originals: 1 });
  await complain(2, CLOSED, HELD, LIFTED);
  expect(await leftAfter(5_000)).toMatchObject({ tickets: 1 });
});

test('a ticket that is flagged as a matter for lawyers stays', async () => {
  const assessed: TicketEvent = {
    kind: 'assessed',
    at: NOW.toISOString(),
    messageId: null,
    language: 'en',
    category: 'payment',
    secondary: [],
    confidence: 1,
    subtype: null,
    rule: null,
    scores: {},
    flags: ['legal'],
    hits: [],
    facts: [],
    evidence: { present: [], missing: [] },
  } as never;
  await complain(1, assessed, CLOSED);
  expect(await leftAfter(5_000)).toMatchObject({ tickets: 1, originals: 1 });
});

test('mail that belongs to no ticket goes after three months', async () => {
  const claim = await taken(world, 1);
  await settleInbound(
    database,
    world.blobs,
    complaint(claim, { outcome: 'filed', ticket: null, outgoing: [], subject: 'Out of office' }),
  );
  expect(await leftAfter(80)).toMatchObject({ originals: 1 });
  expect(await leftAfter(100)).toEqual({ tickets: 0, originals: 0, named: 0 });
});

test('all whose time has come go in one look', async () => {
  for (let uid = 1; uid <= 9; uid += 1) await complain(uid, CLOSED);
  expect(await leftAfter(2_000)).toEqual({ tickets: 0, originals: 0, named: 0 });
});
