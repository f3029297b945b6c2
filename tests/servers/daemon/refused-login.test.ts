import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDovecot, type TestDovecot } from '../harness/dovecot.ts';
import { playerMail } from '../harness/player-mail.ts';
import { startPostgres, type TestPostgres } from '../harness/postgres.ts';
import { type SmtpSink, startSmtpSink, type SunkMail } from '../harness/smtp-sink.ts';
import { HELP, rulesWithSecondBrand } from './second-brand.ts';
import { type DaemonWorld, openDaemonWorld } from './world.ts';

const WAIT = { timeout: 60_000, interval: 100 };
const REFUSED = { kind: 'say', code: 535, text: '5.7.8 wrong password' } as const;

let dovecot: TestDovecot;
let postgres: TestPostgres;
let world: DaemonWorld;
let second: SmtpSink;
let rules: string;

beforeAll(async () => {
  dovecot = await startDovecot({ users: { support: 'pass', help: 'pass' } });
  postgres = await startPostgres();
  second = await startSmtpSink({ user: 'help', password: 'pass' });
  rules = await rulesWithSecondBrand();
  world = await openDaemonWorld(dovecot, postgres, 'support', {
    RULES_DIR: rules,
    SECOND_IMAP_URL: `imap://help:pass@127.0.0.1:${dovecot.ports.imap}/INBOX?tls=none`,
    SECOND_SMTP_URL: `smtp://help:pass@127.0.0.1:${second.port}?tls=none`,
  });
});
afterAll(async () => {
  await world.end();
  await Promise.all([dovecot.stop(), postgres.stop(), second.stop(), rm(rules, { recursive: true })]);
});

test('a server that refuses one brand’s login holds up that brand’s letters alone, through a kill, and loses none', async () => {
  second.answer('login', REFUSED, 100);
  const daemon = await world.redress.start();
  await dovecot.deliver('help', [complaint('joe@mail.test', HELP)]);
  await expect
    .poll(async () => (await daemon.get('/health')).body, WAIT)
    .toContain('dispatch second: the mail server of second refused the login; look at its SMTP_URL');
  const players = ['amelie@mail.test', 'reza@mail.test', 'lea@mail.test'];
  await world.deliver(...players.map((player) => complaint(player, 'support@casino.test')));
  await expect.poll(() => players.map((player) => world.sentTo(player).length), WAIT).toEqual([1, 1, 1]);
  expect((await daemon.get('/health')).body).not.toContain('dispatch: ');
  expect(toJoe()).toEqual([]);
  await expect.poll(async () => world.letterTo('joe@mail.test'), WAIT).toMatchObject({ state: 'pending', attempts: 0 });

  daemon.signal('SIGKILL');
  await daemon.ended;
  const connections = second.connections();
  const next = await world.redress.start();
  await expect.poll(() => second.connections(), WAIT).toBeGreaterThan(connections);
  await world.deliver(complaint('sara@mail.test', 'support@casino.test'));
  await expect.poll(() => world.sentTo('sara@mail.test').length, WAIT).toBe(1);
  expect(toJoe()).toEqual([]);

  next.signal('SIGKILL');
  await next.ended;
  second.forgive();
  await world.redress.start();
  await expect.poll(async () => world.letterTo('joe@mail.test'), WAIT).toMatchObject({ state: 'sent' });
  expect(toJoe()).toHaveLength(1);
  expect([...players, 'sara@mail.test'].map((player) => world.sentTo(player).length)).toEqual([1, 1, 1, 1]);
});

function toJoe(): readonly SunkMail[] {
  return second.mails().filter(({ to }) => to.includes('joe@mail.test'));
}

function complaint(from: string, to: string): string {
  return playerMail({ from, to, subject: 'My withdrawal', text: `I, ${from}, wait for my withdrawal of 200 euro.` });
}
