import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDovecot, type TestDovecot } from '../harness/dovecot.ts';
import { playerMail } from '../harness/player-mail.ts';
import { startPostgres, type TestPostgres } from '../harness/postgres.ts';
import type { RunningDaemon } from '../harness/redress.ts';
import { type SmtpSink, startSmtpSink } from '../harness/smtp-sink.ts';
import { HELP, rulesWithSecondBrand } from './second-brand.ts';
import { type DaemonWorld, fieldOf, openDaemonWorld } from './world.ts';

const WAIT = { timeout: 30_000, interval: 100 };

let dovecot: TestDovecot;
let postgres: TestPostgres;
let world: DaemonWorld;
let second: SmtpSink;
let rules: string;
let daemon: RunningDaemon;

beforeAll(async () => {
  dovecot = await startDovecot({ users: { support: 'pass', help: 'pass' } });
  postgres = await startPostgres();
  second = await startSmtpSink();
  rules = await rulesWithSecondBrand();
  world = await openDaemonWorld(dovecot, postgres, 'support', {
    RULES_DIR: rules,
    SECOND_IMAP_URL: `imap://help:pass@127.0.0.1:${dovecot.ports.imap}/INBOX?tls=none`,
    SECOND_SMTP_URL: `smtp://127.0.0.1:${second.port}?tls=none`,
  });
  daemon = await world.redress.start();
});
afterAll(async () => {
  await world.end();
  await Promise.all([dovecot.stop(), postgres.stop(), second.stop(), rm(rules, { recursive: true })]);
});

test('each brand answers from its own address by its own server, in its own name and languages', async () => {
  await world.deliver(playerMail({ from: 'amelie@mail.test', subject: 'Retrait bloqué', text: FRENCH }));
  await dovecot.deliver('help', [
    playerMail({ from: 'joe@mail.test', to: HELP, subject: 'Retrait bloqué', text: FRENCH.replace('350', '70') }),
  ]);
  await expect.poll(() => world.sentTo('amelie@mail.test').length, WAIT).toBe(1);
  await expect.poll(() => second.mails().filter(({ to }) => to.includes('joe@mail.test')).length, WAIT).toBe(1);
  const [first] = world.sentTo('amelie@mail.test');
  const [other] = second.mails().filter(({ to }) => to.includes('joe@mail.test'));
  expect(fieldOf(first!, 'From')).toContain('support@casino.test');
  expect(fieldOf(first!, 'Content-Language')).toBe('fr');
  expect(fieldOf(other!, 'From')).toBe(`Second Casino <${HELP}>`);
  expect(fieldOf(other!, 'Reply-To')).toContain('help+rdr-');
  expect(fieldOf(other!, 'Message-ID')).toMatch(/@second\.test>$/);
  expect(fieldOf(other!, 'Content-Language')).toBe('en');
  expect((await world.tickets()).map(({ ticket }) => ticket.brand).sort()).toEqual(['default', 'second']);
});

test('one mail to both brands is handled once', async () => {
  const mail = playerMail({
    from: 'reza@mail.test',
    to: `support@casino.test, ${HELP}`,
    subject: 'Deposit missing',
    text: 'My deposit of 120 EUR by Skrill of 20 November has not been credited.',
    messageId: 'both@mail.test',
  });
  await world.deliver(mail);
  await dovecot.deliver('help', [mail]);
  const outcomes = async () =>
    (await world.inbound()).filter(({ fromAddress }) => fromAddress === 'reza@mail.test').map(({ outcome }) => outcome);
  await expect.poll(async () => (await outcomes()).sort(), WAIT).toEqual(['duplicate', 'new-ticket']);
  const tickets = (await world.tickets()).filter(({ ticket }) => ticket.player.address === 'reza@mail.test');
  expect(tickets).toHaveLength(1);
  const letters = [
    ...world.sentTo('reza@mail.test'),
    ...second.mails().filter(({ to }) => to.includes('reza@mail.test')),
  ];
  expect(letters).toHaveLength(1);
});

test('an answer to one brand that reaches the other goes on in the name of its own', async () => {
  const [letter] = second.mails().filter(({ to }) => to.includes('joe@mail.test'));
  const answer = playerMail({
    from: 'joe@mail.test',
    to: 'support@casino.test',
    subject: `Re: ${fieldOf(letter!, 'Subject')}`,
    text: 'STATUS',
    fields: { 'In-Reply-To': fieldOf(letter!, 'Message-ID') ?? '', References: fieldOf(letter!, 'Message-ID') ?? '' },
  });
  await world.deliver(answer);
  await expect.poll(() => second.mails().filter(({ to }) => to.includes('joe@mail.test')).length, WAIT).toBe(2);
  expect(world.sentTo('joe@mail.test')).toEqual([]);
});

test('both mailboxes are held against the ledger', async () => {
  expect(await world.redress.list('reconcile', '--json')).toEqual([]);
});

test('a brand whose mailboxes are set otherwise while the daemon runs is told, and served as before', async () => {
  const file = join(rules, 'brands/second.yaml');
  const before = await readFile(file, 'utf8');
  await writeFile(file, before.replace(HELP, 'help@moved.test'));
  const waiting = 'mailboxes: the mail of second is set otherwise now; restart the daemon to use it';
  await expect.poll(async () => (await daemon.get('/health')).body, WAIT).toContain(waiting);
  expect(JSON.stringify(daemon.log())).toContain('used after a restart');
  await dovecot.deliver('help', [
    playerMail({ from: 'lea@mail.test', to: HELP, subject: 'Retrait', text: FRENCH.replace('350', '90') }),
  ]);
  await expect.poll(() => second.mails().filter(({ to }) => to.includes('lea@mail.test')).length, WAIT).toBe(1);
  const [letter] = second.mails().filter(({ to }) => to.includes('lea@mail.test'));
  expect(fieldOf(letter!, 'From')).toBe(`Second Casino <${HELP}>`);
  await writeFile(file, before);
  await expect.poll(async () => (await daemon.get('/health')).status, WAIT).toBe(200);
});

const FRENCH =
  'Bonjour,\n\nMon retrait de 350 EUR par Skrill du 20 novembre est bloqué depuis dix jours. Que se passe-t-il ?\n\nMerci de votre réponse';
