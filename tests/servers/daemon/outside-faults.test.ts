import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startDovecot } from '../harness/dovecot.ts';
import { playerMail } from '../harness/player-mail.ts';
import type { RunningDaemon } from '../harness/redress.ts';
import type { SunkMail } from '../harness/smtp-sink.ts';
import { type DaemonWorld, openDaemonWorld, SUPPORT } from './world.ts';
import { openWorlds, type Worlds } from './worlds.ts';

let worlds: Worlds;
beforeAll(async () => {
  worlds = await openWorlds(12);
});
afterAll(async () => worlds.end());

const WAIT = { timeout: 30_000, interval: 200 };
/** A wait that the daemon chose, a minute, and what it then needs. */
const LONG_WAIT = { timeout: 100_000, interval: 500 };

function complaint(from: string, number = 1): string {
  return playerMail({
    from,
    subject: `My withdrawal ${number}`,
    text: `I asked for withdrawal number ${number} two weeks ago and it has not arrived.`,
  });
}

async function answered(world: DaemonWorld, address: string): Promise<void> {
  await vi.waitFor(() => expect(world.sentTo(address).length).toBe(1), WAIT);
}

describe.concurrent('while the world outside fails', () => {
  test('a wrong password is told by the health page, tried rarely, and forgotten once it is right', async () => {
    const world = await worlds.next();
    await worlds.dovecot.setPassword(world.user, 'changed');
    const daemon = await world.redress.start({ until: 'spawned' });
    await vi.waitFor(
      async () =>
        expect(await healthOf(daemon)).toEqual({
          status: 503,
          reasons: ['collect: the password was refused; look at IMAP_URL'],
        }),
      WAIT,
    );
    await worlds.dovecot.setPassword(world.user, 'pass');
    await world.deliver(complaint('amelie@mail.test'));
    await vi.waitFor(() => expect(world.sentTo('amelie@mail.test').length).toBe(1), LONG_WAIT);
    await vi.waitFor(async () => expect(await healthOf(daemon)).toEqual({ status: 200, reasons: [] }), WAIT);
    expect(daemon.log().filter(({ part }) => part === 'collect')).toHaveLength(1);
    expect(JSON.stringify(daemon.log())).not.toContain('pass:');
  });

  test('a mail that is deferred once arrives after a while, and once', async () => {
    const world = await worlds.next();
    world.sink.answer('dot', { kind: 'say', code: 451, text: '4.3.0 not now' }, 1, '@mail.test');
    await world.redress.start();
    await world.deliver(complaint('joe@mail.test'));
    await vi.waitFor(
      async () => expect(await world.letterTo('joe@mail.test')).toMatchObject({ state: 'pending', attempts: 1 }),
      WAIT,
    );
    await vi.waitFor(() => expect(world.sentTo('joe@mail.test').length).toBe(1), LONG_WAIT);
    await vi.waitFor(
      async () => expect(await world.letterTo('joe@mail.test')).toMatchObject({ state: 'sent', attempts: 2 }),
      WAIT,
    );
    const [stored] = await world.tickets();
    expect(stored?.events.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['letter-deferred', 'letter-sent']));
  });

  test('a mail that is refused for good is listed, and sent when a person says so', async () => {
    const world = await worlds.next();
    world.sink.answer('rcpt', { kind: 'say', code: 550, text: '5.1.1 no such user' }, 1, '@mail.test');
    await world.redress.start();
    await world.deliver(complaint('reza@mail.test'));
    await vi.waitFor(
      async () => expect(await world.letterTo('reza@mail.test')).toMatchObject({ state: 'refused' }),
      WAIT,
    );
    const [refused] = await world.redress.list('outbox', '--state', 'refused');
    expect(refused).toMatchObject({
      envelopeTo: 'reza@mail.test',
      lastError: expect.stringContaining('5.1.1') as unknown,
    });
    expect((await world.tickets())[0]?.events.map(({ kind }) => kind)).toContain('letter-refused');
    expect((await world.redress.run('outbox', 'retry', String(refused?.['id']))).exit).toBe(0);
    await answered(world, 'reza@mail.test');
  });

  test('processed mail moves to the archive folder, and none of it is taken in again', async () => {
    const world = await worlds.next({ ARCHIVE_FOLDER: 'Done/Complaints' });
    await world.redress.start();
    await world.deliver(complaint('amelie@mail.test'), complaint('joe@mail.test'));
    await vi.waitFor(
      async () => expect((await worlds.dovecot.messages(world.user, 'Done/Complaints')).length).toBe(2),
      WAIT,
    );
    expect(await worlds.dovecot.messages(world.user)).toEqual([]);
    expect(await world.inbound()).toHaveLength(2);
  });

  test('a restarted mail server is used again, and the mail of the meantime is answered', async () => {
    const own = await startDovecot({ users: { support: 'pass' } });
    const world = await openDaemonWorld(own, worlds.postgres, 'support');
    try {
      const daemon = await world.redress.start();
      await own.crash();
      await vi.waitFor(async () => expect((await healthOf(daemon)).status).toBe(503), WAIT);
      await own.drop('support', complaint('amelie@mail.test'));
      await own.restart();
      await answered(world, 'amelie@mail.test');
      await vi.waitFor(async () => expect(await healthOf(daemon)).toEqual({ status: 200, reasons: [] }), WAIT);
    } finally {
      await world.end();
      await own.stop();
    }
  });

  test('a mailbox that was rebuilt under new numbers opens no second ticket', async () => {
    const world = await worlds.next();
    await world.redress.start();
    const players = ['amelie@mail.test', 'joe@mail.test', 'reza@mail.test'];
    await world.deliver(...players.map((player) => complaint(player)));
    for (const player of players) await answered(world, player);
    await worlds.dovecot.renumber(world.user);
    await vi.waitFor(async () => expect((await world.inbound()).length).toBe(6), WAIT);
    await vi.waitFor(async () => expect((await world.inbound()).every(isSettled)).toBe(true), WAIT);
    const outcomes = (await world.inbound()).map(({ outcome }) => outcome);
    expect(outcomes.sort()).toEqual(['duplicate', 'duplicate', 'duplicate', 'new-ticket', 'new-ticket', 'new-ticket']);
    expect(await world.tickets()).toHaveLength(3);
    for (const player of players) expect(world.sentTo(player)).toHaveLength(1);
  });

  test('the parts run in processes of their own, and wake each other', async () => {
    const world = await worlds.next();
    const collecting = await world.redress.start({ only: 'collect' });
    const working = await world.redress.start({ only: 'process,dispatch' });
    await world.deliver(complaint('amelie@mail.test'));
    await answered(world, 'amelie@mail.test');
    expect(collecting.log().some(({ msg }) => msg === 'mail processed')).toBe(false);
    expect(working.log().some(({ msg }) => msg === 'mail collected')).toBe(false);
    await vi.waitFor(async () => expect((await worlds.dovecot.messages(world.user))[0]?.flags).toBe('S'), WAIT);
  });

  test('two whole daemons by mistake do no harm, and the second takes over when the first dies', async () => {
    const world = await worlds.next();
    const [first, second] = [await world.redress.start(), await world.redress.start({ until: 'spawned' })];
    const players = Array.from({ length: 30 }, (_, number) => `player${number}@mail.test`);
    await world.deliver(...players.slice(0, 20).map((player) => complaint(player)));
    for (const player of players.slice(0, 20)) await answered(world, player);
    first.signal('SIGKILL');
    await first.ended;
    await world.deliver(...players.slice(20).map((player) => complaint(player)));
    for (const player of players.slice(20)) await answered(world, player);
    expect(await world.tickets()).toHaveLength(30);
    expect(await world.inbound()).toHaveLength(30);
    expect(toPlayers(world)).toHaveLength(30);
    expect(second.hasEnded()).toBe(false);
  });

  test('the doctor finds everything well and sees a mail come round; the desk files that mail and answers nothing', async () => {
    const world = await worlds.next();
    await world.redress.start();
    const relay = setInterval(() => void relayToSupport(world), 200);
    try {
      const findings = await world.redress.list('doctor', '--wait', '20');
      expect(findings.map(({ part, state }) => [part, state])).toEqual([
        ['database', 'well'],
        ['imap', 'well'],
        ['smtp', 'well'],
        ['round trip', 'well'],
      ]);
    } finally {
      clearInterval(relay);
    }
    await vi.waitFor(async () => expect(await world.inbound()).toMatchObject([{ outcome: 'filed' }]), WAIT);
    expect(world.sink.mails()).toHaveLength(1);
  });

  test('a doctor without a mail server says which part is ill and ends with 1', async () => {
    const world = await worlds.next({ SMTP_URL: 'smtp://127.0.0.1:9?tls=none' });
    const ran = await world.redress.run('doctor', '--json');
    expect(ran.exit).toBe(1);
    const findings = ran.out.map((line) => JSON.parse(line) as { part: string; state: string; detail: string });
    expect(findings).toMatchObject([
      { part: 'database', state: 'ill', detail: expect.stringContaining('redress migrate') as unknown },
      { part: 'imap', state: 'well' },
      { part: 'smtp', state: 'ill' },
    ]);
  });

  test('SIGTERM ends an idle daemon and a busy one within fifteen seconds with 0, and nothing is sent twice', async () => {
    const world = await worlds.next();
    const idle = await world.redress.start();
    expect(await secondsToEnd(idle)).toBeLessThan(15);
    const busy = await world.redress.start();
    world.sink.answer('dot', { kind: 'wait', ms: 3_000 }, 4);
    const players = Array.from({ length: 12 }, (_, number) => `player${number}@mail.test`);
    await world.deliver(...players.map((player) => complaint(player)));
    await vi.waitFor(
      async () => expect((await world.outbox()).filter(({ state }) => state === 'sending').length).toBeGreaterThan(0),
      WAIT,
    );
    expect(await secondsToEnd(busy)).toBeLessThan(15);
    expect((await world.outbox()).filter(({ state }) => state === 'sending' || state === 'unknown')).toEqual([]);
    await world.redress.start();
    for (const player of players) await answered(world, player);
    expect(toPlayers(world)).toHaveLength(12);
  });
});

function toPlayers(world: DaemonWorld): readonly SunkMail[] {
  return world.sink.mails().filter(({ to }) => to.some((address) => address.endsWith('@mail.test')));
}

async function healthOf(daemon: RunningDaemon): Promise<{ status: number; reasons: unknown }> {
  const { status, body } = await daemon.get('/health');
  return { status, reasons: (JSON.parse(body) as { readonly reasons: unknown }).reasons };
}

function isSettled({ state }: { readonly state: string }): boolean {
  return state === 'processed';
}

const relayed = new WeakSet<object>();

/** What an MTA does with mail to the support address: this one hands it to the mailbox. */
async function relayToSupport(world: DaemonWorld): Promise<void> {
  for (const mail of world.sentTo(SUPPORT)) {
    if (relayed.has(mail)) continue;
    relayed.add(mail);
    await world.deliver(mail.raw);
  }
}

async function secondsToEnd(daemon: RunningDaemon): Promise<number> {
  const told = performance.now();
  daemon.signal('SIGTERM');
  const { code, signal, at } = await daemon.ended;
  expect({ code, signal }).toEqual({ code: 0, signal: null });
  return (at - told) / 1000;
}
