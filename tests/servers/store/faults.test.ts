import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../../src/store/database.ts';
import { claimInbound } from '../../../src/store/intake/claim.ts';
import { inboundById } from '../../../src/store/intake/list.ts';
import { keepInbound } from '../../../src/store/intake/keep.ts';
import { settleInbound } from '../../../src/store/intake/settle.ts';
import { holdMailbox } from '../../../src/store/mailboxes.ts';
import { openPostgres } from '../../../src/store/postgres/postgres-database.ts';
import { listOutbound } from '../../../src/store/outbox/list.ts';
import { listTickets } from '../../../src/store/tickets/read.ts';
import {
  after,
  complaint,
  empty,
  folderBlobs,
  keep,
  MAILBOX,
  MIGRATIONS,
  NOW,
  rowCounts,
  SETTLED_TABLES,
  type StoreWorld,
  taken,
} from '../../rooms/store/suites/world.ts';
import { type CuttingProxy, startCuttingProxy } from '../harness/cutting-proxy.ts';
import { startPostgres, type TestPostgres } from '../harness/postgres.ts';

let server: TestPostgres;
let proxy: CuttingProxy;
let direct: Database;
let proxied: Database;
let world: StoreWorld;

beforeAll(async () => {
  server = await startPostgres();
  const url = new URL(await server.createDatabase());
  direct = openPostgres(url.href);
  await direct.migrate(MIGRATIONS);
  proxy = await startCuttingProxy(Number(url.port));
  url.port = String(proxy.port);
  proxied = openPostgres(url.href, { statement: 1000, use: 2000 });
  world = { database: direct, second: direct, blobs: await folderBlobs() };
});
beforeEach(async () => {
  proxy.heal();
  await empty(world);
  await proxied.run(async (queries) => queries.execute(sql`select 1`));
});
afterAll(async () => {
  await Promise.all([direct.close(), proxied.close(), proxy.close()]);
  await server.stop();
});

const NOTHING = Object.fromEntries(SETTLED_TABLES.map((table) => [table, 0]));

test.each(['before', 'after'] as const)(
  'a connection cut %s any one step of a settlement leaves all of it or nothing',
  async (side) => {
    let cuts = 0;
    for (let step = 1; ; step += 1) {
      await empty(world);
      const inbound = await taken(world, 1);
      await proxied.run(async (queries) => queries.execute(sql`select 1`));
      proxy.cutAt(step, side);
      const settled = await settleInbound(proxied, world.blobs, complaint(inbound)).catch((error: unknown) => error);
      const reached = proxy.pieces() >= step;
      proxy.heal();
      if (!reached) break;
      cuts += 1;
      expect(settled).toMatchObject({ name: 'DatabaseTrouble', kind: 'try-later' });
      const mail = await inboundById(direct, inbound.id);
      if (mail?.state === 'processed') {
        expect(await rowCounts(world)).toEqual({ ...NOTHING, ...WHOLE });
      } else {
        expect(await rowCounts(world)).toEqual(NOTHING);
        const [again] = await claimInbound(direct, { owner: 'next', now: after(61), leaseMs: 60_000, limit: 1 });
        if (!again) throw new Error(`step ${step}: the mail cannot be claimed again`);
        expect((await settleInbound(direct, world.blobs, complaint(again))).kind).toBe('settled');
      }
      expect(await listTickets(direct)).toHaveLength(1);
      expect(await listOutbound(direct)).toHaveLength(1);
    }
    // begin, the nine statements and commit: fewer would mean that the test looked elsewhere.
    expect(cuts).toBeGreaterThanOrEqual(10);
  },
);

const WHOLE = {
  settled_contents: 1,
  used_references: 1,
  tickets: 1,
  ticket_events: 1,
  message_ids: 2,
  outbound_emails: 1,
};

test('a server that vanished without a word fails the query by its deadline, and the next one works again', async () => {
  proxy.swallow();
  const started = Date.now();
  await expect(proxied.run(async (queries) => queries.execute(sql`select 1`))).rejects.toMatchObject({
    code: 'DEADLINE',
    kind: 'try-later',
  });
  expect(Date.now() - started).toBeLessThan(4000);
  proxy.heal();
  await proxied.run(async (queries) => queries.execute(sql`select 1`));
});

test('a statement that takes too long is ended by the server', async () => {
  await expect(proxied.run(async (queries) => queries.execute(sql`select pg_sleep(5)`))).rejects.toMatchObject({
    code: '57014',
    kind: 'try-later',
  });
});

test('a holder whose session is ended is told, and is fenced by the next', async () => {
  const first = await holdMailbox(direct, MAILBOX);
  if (first.kind !== 'held') throw new Error('busy');
  await direct.run(async (queries) =>
    queries.execute(
      sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'redress lock%'`,
    ),
  );
  await first.lost;
  const next = await holdMailbox(proxied, MAILBOX);
  if (next.kind !== 'held') throw new Error('busy');
  expect(await keepInbound(direct, { ...FETCHED, epoch: first.epoch })).toEqual({ kind: 'fenced' });
  expect((await keepInbound(direct, { ...FETCHED, epoch: next.epoch })).kind).toBe('kept');
  await Promise.all([first.release(), next.release()]);
});

test('a released lock is not reported as lost', async () => {
  const held = await holdMailbox(direct, MAILBOX);
  if (held.kind !== 'held') throw new Error('busy');
  await held.release();
  const quiet = new Promise((resolve) => setTimeout(resolve, 200, 'quiet'));
  expect(await Promise.race([held.lost.then(() => 'lost'), quiet])).toBe('quiet');
});

test('a crash of the server is survived: trouble while it is down, then everything goes on', async () => {
  const inbound = await taken(world, 1);
  const held = await holdMailbox(direct, MAILBOX);
  let woken = 0;
  const stop = await direct.onWake('inbound', () => void (woken += 1));
  await server.crash();
  if (held.kind === 'held') await held.lost;
  const started = Date.now();
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await expect(settleInbound(direct, world.blobs, complaint(inbound))).rejects.toMatchObject({ kind: 'try-later' });
  }
  expect(await holdMailbox(direct, MAILBOX).catch((error: unknown) => error)).toMatchObject({ kind: 'try-later' });
  const down = Date.now() - started;
  await server.restart();
  await expect
    .poll(async () => (await settleInbound(direct, world.blobs, complaint(inbound)).catch(() => null))?.kind, {
      timeout: 10_000,
    })
    .toBe('settled');
  await expect
    .poll(
      async () =>
        direct.wake('inbound').then(
          () => woken,
          () => 0,
        ),
      { timeout: 10_000, interval: 200 },
    )
    .toBeGreaterThan(0);
  expect(down).toBeLessThan(5000);
  await stop();
  expect(await listTickets(direct)).toHaveLength(1);
});

test('random kills of connections under four busy workers: every mail settles once', async () => {
  const mails = 120;
  for (let uid = 1; uid <= mails; uid += 1) await keep(world, uid);
  let now = NOW;
  const killing = { stopped: false };
  const killer = (async () => {
    while (!killing.stopped) {
      await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 60));
      now = new Date(now.getTime() + 20_000);
      await direct.run(async (queries) =>
        queries.execute(
          sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'redress queries' and pid <> pg_backend_pid() and random() < 0.5`,
        ),
      );
    }
  })();
  const worker = async (owner: string): Promise<void> => {
    for (;;) {
      try {
        const claims = await claimInbound(proxied, { owner, now, leaseMs: 30_000, limit: 5 });
        for (const claim of claims) await settleInbound(proxied, world.blobs, complaint(claim));
        const open = await proxied.run(async (queries) =>
          queries.$count(sql`(select 1 from inbound_emails where state <> 'processed') as open` as never),
        );
        if (open === 0) return;
      } catch (error) {
        if (!(error instanceof Error && 'kind' in error && error.kind === 'try-later')) throw error;
      }
    }
  };
  await Promise.all(['a', 'b', 'c', 'd'].map(worker));
  killing.stopped = true;
  await killer.catch(() => undefined);
  expect(await rowCounts(world)).toEqual({
    settled_contents: mails,
    used_references: mails,
    tickets: mails,
    ticket_events: mails,
    message_ids: mails * 2,
    outbound_emails: mails,
  });
});

const FETCHED = {
  mailbox: MAILBOX,
  uidValidity: 7,
  uid: 1,
  size: 10,
  internalDate: null,
  receivedAt: NOW,
  rawSha256: 'ab'.repeat(32),
  truncated: false,
};
