import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type TestDovecot, startDovecot } from '../harness/dovecot.ts';
import { playerMail } from '../harness/player-mail.ts';
import { startPostgres, type TestPostgres } from '../harness/postgres.ts';
import type { TestEnvironment } from '../harness/redress.ts';
import { type DaemonWorld, openDaemonWorld, SUPPORT } from './world.ts';

const COPIES = 'sent-copies@casino.test';
let dovecot: TestDovecot;
let postgres: TestPostgres;
const ends: (() => Promise<void>)[] = [];

beforeAll(async () => {
  const users = ['first', 'second', 'third', 'fourth'].flatMap((user) => [user, `${user}-copies`]);
  dovecot = await startDovecot({ users: Object.fromEntries(users.map((user) => [user, 'pass'])) });
  postgres = await startPostgres();
});
afterAll(async () => {
  for (const end of ends) await end();
  await Promise.all([dovecot.stop(), postgres.stop()]);
});

const WAIT = { timeout: 40_000, interval: 200 };
const CUT_AFTER = { kind: 'take-and-cut' } as const;
const CUT_BEFORE = { kind: 'cut' } as const;

/** Amelie's acknowledgement, with how it stands and how often it left. */
async function letter(world: DaemonWorld): Promise<{ readonly state: string | undefined; readonly left: number }> {
  return { state: (await world.letterTo('amelie@mail.test'))?.state, left: world.sentTo('amelie@mail.test').length };
}

describe.concurrent('a connection that ends after the final dot', () => {
  test('settles by our own copy: the letter left and is not sent again', async () => {
    const world = await newWorld('first', ofItsOwn('first'));
    world.sink.answer('dot', CUT_AFTER, 1, 'amelie@mail.test');
    await world.redress.start();
    await world.deliver(complaint());
    await vi.waitFor(async () => expect(await letter(world)).toEqual({ state: 'sent', left: 1 }), WAIT);
    expect(await world.letterTo('amelie@mail.test')).toMatchObject({ response: 'our own copy of it arrived' });
    const [stored] = await world.tickets();
    const sent = stored?.events.filter((event) => event.kind === 'letter-sent' && event.letter === 'acknowledgement');
    expect(sent).toHaveLength(1);
    expect(stored?.ticket.acknowledgedAt).not.toBeNull();
  });

  test('and before the server took it leaves no copy: the letter is sent again, and leaves once', async () => {
    const world = await newWorld('second', ofItsOwn('second'));
    world.sink.answer('dot', CUT_BEFORE, 1, 'amelie@mail.test');
    await world.redress.start();
    await world.deliver(complaint());
    await vi.waitFor(async () => expect(await letter(world)).toEqual({ state: 'sent', left: 1 }), WAIT);
    expect(await world.letterTo('amelie@mail.test')).toMatchObject({ attempts: 2 });
  });

  test('is settled in the support mailbox, too, also from its archive; our own copies there are filed', async () => {
    const more = { SENT_COPY_ADDRESS: SUPPORT, SENT_COPY_GRACE_SECONDS: '6', ARCHIVE_FOLDER: 'Done' };
    const world = await newWorld('third', more);
    world.sink.answer('dot', CUT_AFTER, 1, 'amelie@mail.test');
    await world.redress.start();
    await world.deliver(complaint());
    await vi.waitFor(async () => expect(await letter(world)).toEqual({ state: 'sent', left: 1 }), WAIT);
    const letters = world.sink.mails().length;
    await vi.waitFor(
      async () => expect((await world.inbound()).filter(({ outcome }) => outcome === 'filed')).toHaveLength(letters),
      WAIT,
    );
    expect(await world.tickets()).toHaveLength(1);
    expect(world.sink.mails()).toHaveLength(letters);
  });

  test('waits while the mailbox of the copies cannot be read, and health says so', async () => {
    const world = await newWorld('fourth', ofItsOwn('fourth'));
    await dovecot.setPassword('fourth-copies', 'changed');
    world.sink.answer('dot', CUT_AFTER, 1, 'amelie@mail.test');
    const daemon = await world.redress.start();
    await world.deliver(complaint());
    await vi.waitFor(
      async () => expect((await daemon.get('/health')).body).toContain('the mailbox of the sent copies cannot be read'),
      WAIT,
    );
    expect(await letter(world)).toEqual({ state: 'unknown', left: 1 });
    await dovecot.setPassword('fourth-copies', 'pass');
    const LONG = { timeout: 60_000, interval: 500 };
    await vi.waitFor(async () => expect(await letter(world)).toEqual({ state: 'sent', left: 1 }), LONG);
    await vi.waitFor(async () => expect((await daemon.get('/health')).status).toBe(200), WAIT);
  });
});

test('a house without such a mailbox sends the letter again, under the same Message-ID', async () => {
  const own = await startDovecot({ users: { support: 'pass' } });
  const world = await openDaemonWorld(own, postgres, 'support');
  ends.push(async () => {
    await world.end();
    await own.stop();
  });
  world.sink.answer('dot', CUT_AFTER, 1, 'amelie@mail.test');
  await world.redress.start();
  await world.deliver(complaint());
  await vi.waitFor(async () => expect(await letter(world)).toEqual({ state: 'sent', left: 2 }), {
    timeout: 60_000,
    interval: 500,
  });
  const [first, second] = world.sentTo('amelie@mail.test');
  expect(second?.raw.equals(first?.raw ?? Buffer.alloc(0))).toBe(true);
});

function ofItsOwn(user: string): TestEnvironment {
  const { host, port, password } = dovecot.endpoint(`${user}-copies`);
  return {
    SENT_COPY_ADDRESS: COPIES,
    SENT_COPY_URL: `imap://${user}-copies:${password}@${host}:${port}/INBOX?tls=none`,
    SENT_COPY_GRACE_SECONDS: '2',
  };
}

/** A casino whose mail server delivers what is sent to the house itself, as mail servers do. */
async function newWorld(user: string, more: TestEnvironment): Promise<DaemonWorld> {
  const world = await openDaemonWorld(dovecot, postgres, user, more);
  let relayed = 0;
  const relay = setInterval(() => {
    for (const { to, raw } of world.sink.mails().slice(relayed)) {
      relayed += 1;
      if (to.includes(COPIES)) void dovecot.drop(`${user}-copies`, raw);
      if (to.includes(SUPPORT)) void dovecot.drop(user, raw);
    }
  }, 100);
  ends.push(async () => {
    clearInterval(relay);
    await world.end();
  });
  return world;
}

function complaint(): string {
  return playerMail({
    from: 'amelie@mail.test',
    subject: 'My withdrawal',
    text: 'I asked for my withdrawal two weeks ago and it has not arrived.',
  });
}
