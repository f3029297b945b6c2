import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startDovecot, type TestDovecot } from '../harness/dovecot.ts';
import { playerMail } from '../harness/player-mail.ts';
import { startPostgres, type TestPostgres } from '../harness/postgres.ts';
import { type DaemonWorld, openDaemonWorld } from './world.ts';

let dovecot: TestDovecot;
let postgres: TestPostgres;
let world: DaemonWorld;

beforeAll(async () => {
  [dovecot, postgres] = await Promise.all([startDovecot({ users: { support: 'pass' } }), startPostgres()]);
  world = await openDaemonWorld(dovecot, postgres, 'support');
});
afterAll(async () => {
  await world.end();
  await Promise.all([dovecot.stop(), postgres.stop()]);
});

const WAIT = { timeout: 90_000, interval: 300 };

test('a mail that cannot be saved is set aside after three tries and a supervisor told once; the others go on; after the fix it is answered', async () => {
  await world.redress.start();
  await run(`create function refuse() returns trigger language plpgsql as $$ begin
    if new.data::text like '%poison%' then raise exception 'as told' using errcode = '22000'; end if;
    return new; end $$`);
  await run('create trigger refuse before insert on ticket_events for each row execute function refuse()');
  await world.deliver(complaint('joe@mail.test', 'poison'), complaint('amelie@mail.test', 'my withdrawal'));

  await vi.waitFor(() => expect(world.sentTo('amelie@mail.test')).toHaveLength(1), WAIT);
  await vi.waitFor(async () => {
    await timePasses();
    expect(await stateOfFirst()).toMatchObject({ state: 'quarantined', outcome: 'quarantined', attempts: 3 });
  }, WAIT);
  const { id = 0, outcomeReason } = (await stateOfFirst()) ?? {};
  expect(outcomeReason).toContain('22000');
  await vi.waitFor(async () => expect(await noticesOf(id)).toMatchObject([{ state: 'sent' }]), WAIT);
  expect(world.sentTo('joe@mail.test')).toEqual([]);
  expect(await world.redress.list('inbound', '--state', 'quarantined')).toMatchObject([{ id }]);
  expect((await dovecot.messages('support')).find(({ raw }) => raw.includes('poison'))?.flags).toBe('');

  await run('drop trigger refuse on ticket_events');
  expect(await world.redress.run('inbound', 'retry', String(id))).toMatchObject({ exit: 0 });
  await vi.waitFor(() => expect(world.sentTo('joe@mail.test')).toHaveLength(1), WAIT);
  expect(await stateOfFirst()).toMatchObject({ state: 'processed', outcome: 'new-ticket' });
  expect(await world.redress.run('inbound', 'retry', String(id))).toMatchObject({ exit: 1 });
  expect(await noticesOf(id)).toHaveLength(1);
});

function complaint(from: string, what: string): string {
  return playerMail({ from, subject: `About ${what}`, text: `I asked about ${what} two weeks ago and heard nothing.` });
}

/** The row of the first mail that came: who sent it stands there only once it was processed. */
async function stateOfFirst() {
  return (await world.inbound()).at(-1);
}

/** What a supervisor is told of this mail. */
async function noticesOf(id: number) {
  return (await world.outbox()).filter(({ inboundId, letter }) => inboundId === id && letter === 'notice-quarantine');
}

async function run(statement: string): Promise<void> {
  await world.database.run(async (queries) => queries.execute(sql.raw(statement)));
}

async function timePasses(): Promise<void> {
  await run(`update inbound_emails set next_try_at = null where state = 'received'`);
  await world.database.wake('inbound');
}
