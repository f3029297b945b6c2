import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createBell } from '../../../src/daemon/bell.ts';
import { collectLoop } from '../../../src/daemon/loops/collect.ts';
import { runLoop } from '../../../src/daemon/loops/loop.ts';
import type { Database } from '../../../src/store/database.ts';
import { claimInbound } from '../../../src/store/intake/claim.ts';
import { listInbound } from '../../../src/store/intake/list.ts';
import { settleInbound } from '../../../src/store/intake/settle.ts';
import { type EngineWorld, openEngine } from '../../rooms/daemon/engine-world.ts';
import { complaint, NOW } from '../../rooms/store/suites/world.ts';
import { openMailbox } from '../../../src/transport/imap/open-mailbox.ts';
import { startDovecot, type TestDovecot } from '../harness/dovecot.ts';
import { fetched, startImapScript } from '../harness/imap-script.ts';
import { playerMail } from '../harness/player-mail.ts';

const USERS = ['one', 'two', 'three', 'four', 'five', 'six'];
let dovecot: TestDovecot;
let world: EngineWorld;
let user = '';
let ends: (() => Promise<void>)[] = [];
beforeAll(async () => {
  dovecot = await startDovecot({ users: Object.fromEntries(USERS.map((name) => [name, 'pass'])) });
  world = await openEngine();
}, 120_000);
beforeEach(async () => {
  await world.begin();
  user = USERS.shift() ?? '';
});
afterEach(async () => {
  for (const end of [...ends]) await end();
  ends = [];
});
afterAll(async () => {
  await world.end();
  await dovecot.stop();
});

const WAIT = { timeout: 20_000, interval: 100 };
const mail = (number: number): string =>
  playerMail({ from: 'joe@mail.test', subject: 'Withdrawal', text: `${number}` });

interface Collecting {
  /** Says that mail was settled. */
  readonly ring: () => void;
  /** Waits until the ledger has these, then ends it. */
  readonly until: (uids: readonly number[]) => Promise<void>;
}

/** Collects from this test's mailbox until the test is over. */
function collect({ database = world.database, server = dovecot.endpoint(user) } = {}): Collecting {
  const stopping = new AbortController();
  const settled = createBell();
  const engine = { ...world.engine, database, stop: stopping.signal };
  const place = { server, mailbox: 'INBOX', archiveFolder: null, maxMailSize: 1_000_000, pollMs: 300 };
  const loop = collectLoop(engine, { ...place, name: 'collect', settled, collected: () => undefined });
  const running = runLoop(loop, engine);
  const end = async (): Promise<void> => {
    stopping.abort();
    await running;
    await loop.end();
  };
  ends.push(end);
  return {
    ring: settled.ring,
    until: async (expected) => {
      await vi.waitFor(async () => expect(await uids()).toEqual(expected), WAIT);
      await end();
    },
  };
}

async function uids(): Promise<readonly number[]> {
  return (await listInbound(world.database)).map(({ uid }) => uid).sort((one, other) => one - other);
}

async function flags(): Promise<readonly string[]> {
  return (await dovecot.messages(user)).map((message) => message.flags);
}

async function settle(outcome: 'new-ticket' | 'quarantined'): Promise<void> {
  const [claim] = await claimInbound(world.database, { owner: 'worker', now: NOW, leaseMs: 60_000, limit: 1 });
  if (!claim) throw new Error('nothing to settle');
  const changes = outcome === 'quarantined' ? ({ outcome, ticket: null, outgoing: [], messageIds: [] } as const) : {};
  await settleInbound(world.database, world.blobs, complaint(claim, changes));
}

test('a mail that is not kept yet is not touched, and comes again when the database is back', async () => {
  let isGone = true;
  const database: Database = {
    ...world.database,
    transact: async (work) => (isGone ? Promise.reject(new Error('gone')) : world.database.transact(work)),
  };
  await dovecot.deliver(user, [mail(1)]);
  collect({ database });
  await vi.waitFor(() => expect(world.log.some((line) => line.includes('a look failed'))).toBe(true), WAIT);
  expect(await flags()).toEqual(['']);
  isGone = false;
  await vi.waitFor(async () => expect(await uids()).toEqual([1]), WAIT);
});

test('what the ledger misses is fetched, also below what it has', async () => {
  await dovecot.deliver(user, [mail(1), mail(2), mail(3)]);
  await collect().until([1, 2, 3]);
  await world.database.run(async (queries) => queries.execute(sql`delete from inbound_emails where uid = 2`));
  await collect().until([1, 2, 3]);
});

test('a mail that somebody read already is taken in all the same', async () => {
  await dovecot.deliver(user, [mail(1)]);
  const reader = await openMailbox(dovecot.endpoint(user), { mailbox: 'INBOX' });
  if (reader.kind !== 'opened') throw new Error(reader.reason);
  await reader.markSeen([1]);
  await reader.close();
  await collect().until([1]);
});

test('a mail that never comes right keeps no other waiting', async () => {
  const server = await startImapScript({
    'UID SEARCH': '* SEARCH 1 2\r\n{tag} OK\r\n',
    'UID FETCH': (line) => `${line.includes('FETCH 1 ') ? fetched(9) : fetched(2)}{tag} OK\r\n`,
  });
  ends.push(async () => server.stop());
  await collect({ server: { ...dovecot.endpoint(user), port: server.port } }).until([2]);
});

test('read or not, a mail is marked only once it has its outcome; one for a person to look at stays unread', async () => {
  await dovecot.deliver(user, [mail(1), mail(2), mail(3)]);
  const collecting = collect();
  await vi.waitFor(async () => expect(await uids()).toEqual([1, 2, 3]), WAIT);
  expect(await flags()).toEqual(['', '', '']);
  await settle('new-ticket');
  await settle('quarantined');
  collecting.ring();
  await vi.waitFor(async () => expect([...(await flags())].sort()).toEqual(['', '', 'S']), WAIT);
});
