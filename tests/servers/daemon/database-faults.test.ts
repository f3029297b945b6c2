import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startDovecot, type TestDovecot } from '../harness/dovecot.ts';
import { drawsFrom } from '../harness/draws.ts';
import { startPostgres, type TestPostgres } from '../harness/postgres.ts';
import { type PlannedMail, writeMail } from '../kills/planned-mails.ts';
import { judge } from '../kills/verdict.ts';
import { type DaemonWorld, openDaemonWorld } from './world.ts';

/** Reliability T3: the database fails while the daemon is at work. */
let dovecot: TestDovecot;
let postgres: TestPostgres;
let world: DaemonWorld;

beforeEach(async () => {
  [dovecot, postgres] = await Promise.all([startDovecot({ users: { support: 'pass' } }), startPostgres()]);
  world = await openDaemonWorld(dovecot, postgres, 'support');
});
afterEach(async () => {
  await world.end();
  await Promise.all([dovecot.stop(), postgres.stop()]);
});

const WAIT = { timeout: 60_000, interval: 200 };

test('a database that is away at the start is waited for, and a stop ends the wait', async () => {
  await postgres.crash();
  const told = await world.redress.start({ until: 'spawned' });
  await vi.waitFor(() => expect(told.log().map(({ msg }) => msg)).toContain(AWAY), WAIT);
  told.signal('SIGTERM');
  expect(await told.ended).toMatchObject({ code: 0 });
  const daemon = await world.redress.start({ until: 'spawned' });
  const plan = await deliver(3);
  await vi.waitFor(() => expect(daemon.log().map(({ msg }) => msg)).toContain(AWAY), WAIT);
  await postgres.restart();
  await atRest(plan);
});

const AWAY = 'the database cannot be reached and is tried again';

test('a database that goes away for a while is used again within ten seconds, and what was known stays known', async () => {
  const daemon = await world.redress.start();
  world.sink.answer('dot', { kind: 'wait', ms: 4_000 }, 2);
  const first = await deliver(6);
  await vi.waitFor(
    async () => expect((await world.outbox()).some(({ state }) => state === 'sending')).toBe(true),
    WAIT,
  );
  await postgres.crash();
  const second = await deliver(6, first);
  await vi.waitFor(async () => expect((await daemon.get('/health')).status).toBe(503), WAIT);
  await sleep(8_000);
  await postgres.restart();
  const back = performance.now();
  await vi.waitFor(async () => expect((await world.inbound()).length).toBe(12), { timeout: 20_000, interval: 100 });
  const seconds = (performance.now() - back) / 1000;
  await atRest(second);
  await vi.waitFor(async () => expect((await daemon.get('/health')).status).toBe(200), WAIT);
  expect(seconds).toBeLessThan(10);
  console.info(`used again after ${seconds.toFixed(1)} s`);
});

test('connections that are cut at random while mail comes in cost nothing', async () => {
  const draws = drawsFrom(7);
  await world.redress.start();
  let plan: readonly PlannedMail[] = [];
  let cuts = 0;
  for (let round = 0; round < 20; round += 1) {
    plan = await deliver(2, plan);
    await sleep(draws.below(400));
    const rows = await world.database.run(async (queries) =>
      queries.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity
        where application_name like 'redress%' and pid <> pg_backend_pid() and datname = current_database()`),
    );
    cuts += (rows as readonly unknown[]).length;
  }
  await atRest(plan);
  expect(cuts).toBeGreaterThan(20);
});

test.each([
  ['53100', 'a full disk'],
  ['40P01', 'a deadlock'],
  ['40001', 'a failed serialization'],
])('%s, %s, fails every other write for a while, and nothing comes of it', async (code) => {
  await world.redress.start();
  const tables = ['inbound_emails', 'outbound_emails', 'ticket_events'];
  await world.database.run(async (queries) => {
    await queries.execute(
      sql.raw(`create function fail() returns trigger language plpgsql as
        $$ begin if random() < 0.5 then raise exception 'as told' using errcode = '${code}'; end if; return new; end $$`),
    );
    for (const table of tables) {
      await queries.execute(
        sql.raw(`create trigger fail before insert or update on ${table} for each row execute function fail()`),
      );
    }
  });
  const plan = await deliver(8);
  await sleep(6_000);
  for (const table of tables) {
    await world.database.run(async (queries) => queries.execute(sql.raw(`drop trigger fail on ${table}`)));
  }
  await atRest(plan);
});

/** Complaints, each of a player of its own, after those that came before; all of them. */
async function deliver(count: number, before: readonly PlannedMail[] = []): Promise<readonly PlannedMail[]> {
  const plan = [...before];
  for (let number = before.length; number < before.length + count; number += 1) {
    const mail = { number, kind: 'complaint', from: `player${number}@mail${number}.test`, of: null } as const;
    plan.push(mail);
    await world.deliver(writeMail(mail, plan, () => undefined) ?? '');
  }
  return plan;
}

/** Everything has its outcome and has left, each once: nothing was lost, doubled or set aside. */
async function atRest(plan: readonly PlannedMail[]): Promise<void> {
  await vi.waitFor(async () => expect(await openEnds(plan.length)).toEqual([]), { timeout: 120_000, interval: 500 });
  const { examples, repeated } = await judge(world, dovecot, plan);
  expect({ examples, repeated }).toEqual({ examples: [], repeated: { acknowledgements: 0, others: 0 } });
}

async function openEnds(mails: number): Promise<readonly string[]> {
  const [rows, letters] = [await world.inbound(), await world.outbox()];
  return [
    ...(rows.length < mails ? [`${rows.length} rows`] : []),
    ...rows.filter(({ settledInMailboxAt }) => settledInMailboxAt === null).map(({ id, state }) => `${id} ${state}`),
    ...letters.filter(({ state }) => state !== 'sent').map(({ id, state }) => `${id} ${state}`),
  ];
}
