import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDovecot, type TestDovecot } from '../harness/dovecot.ts';
import { playerMail } from '../harness/player-mail.ts';
import { startPostgres, type TestPostgres } from '../harness/postgres.ts';
import { type SmtpSink, startSmtpSink, type SunkMail } from '../harness/smtp-sink.ts';
import { HELP, rulesWithSecondBrand } from './second-brand.ts';
import { type DaemonWorld, openDaemonWorld, SUPPORT } from './world.ts';

const WAIT = { timeout: 60_000, interval: 200 };
const [COPIES, SECOND_COPIES] = ['copies@casino.test', 'copies@second.test'];

let dovecot: TestDovecot;
let postgres: TestPostgres;
let world: DaemonWorld;
let second: SmtpSink;
let rules: string;
let relay: NodeJS.Timeout;

beforeAll(async () => {
  dovecot = await startDovecot({ users: { support: 'pass', help: 'pass', copies: 'pass', second: 'pass' } });
  postgres = await startPostgres();
  second = await startSmtpSink();
  const own = `sentCopies: { address: ${SECOND_COPIES}, mailbox: SECOND_COPIES_IMAP_URL }`;
  rules = await rulesWithSecondBrand('languages: [en, fa]', `, ${own}`);
  const inbox = (user: string): string => `imap://${user}:pass@127.0.0.1:${dovecot.ports.imap}/INBOX?tls=none`;
  world = await openDaemonWorld(dovecot, postgres, 'support', {
    RULES_DIR: rules,
    SENT_COPY_ADDRESS: COPIES,
    SENT_COPY_URL: inbox('copies'),
    SENT_COPY_GRACE_SECONDS: '2',
    SECOND_IMAP_URL: inbox('help'),
    SECOND_COPIES_IMAP_URL: inbox('second'),
    SECOND_SMTP_URL: `smtp://127.0.0.1:${second.port}?tls=none`,
  });
  relay = relaying();
  await world.redress.start();
});
afterAll(async () => {
  clearInterval(relay);
  await world.end();
  await Promise.all([dovecot.stop(), postgres.stop(), second.stop(), rm(rules, { recursive: true })]);
});

test('the copy of each brand’s letter goes to that brand’s mailbox, and settles it there after a cut', async () => {
  world.sink.answer('dot', { kind: 'take-and-cut' }, 1, 'amelie@mail.test');
  second.answer('dot', { kind: 'take-and-cut' }, 1, 'joe@mail.test');
  second.answer('dot', { kind: 'cut' }, 1, 'reza@mail.test');
  await world.deliver(complaint('amelie@mail.test', SUPPORT));
  await dovecot.deliver('help', [complaint('joe@mail.test', HELP), complaint('reza@mail.test', HELP)]);
  const states = async () =>
    Promise.all(
      ['amelie', 'joe', 'reza'].map(async (player) => {
        const letter = await world.letterTo(`${player}@mail.test`);
        return [player, letter?.state, letter?.attempts, sentTo(`${player}@mail.test`).length];
      }),
    );
  await expect.poll(states, WAIT).toEqual([
    ['amelie', 'sent', 1, 1],
    ['joe', 'sent', 1, 1],
    ['reza', 'sent', 2, 1],
  ]);
  for (const player of ['amelie', 'joe'])
    expect(await world.letterTo(`${player}@mail.test`)).toMatchObject({ response: 'our own copy of it arrived' });
  expect(world.sink.mails().some(({ to }) => to.includes(SECOND_COPIES))).toBe(false);
  expect(second.mails().some(({ to }) => to.includes(COPIES))).toBe(false);
});

function sentTo(address: string): readonly SunkMail[] {
  return [...world.sink.mails(), ...second.mails()].filter(({ to }) => to.includes(address));
}

/** Delivers what is sent to the house itself, as mail servers do. */
function relaying(): NodeJS.Timeout {
  const relayed = new Set<SunkMail>();
  return setInterval(() => {
    for (const mail of [...world.sink.mails(), ...second.mails()]) {
      if (relayed.has(mail)) continue;
      relayed.add(mail);
      if (mail.to.includes(COPIES)) void dovecot.drop('copies', mail.raw);
      if (mail.to.includes(SECOND_COPIES)) void dovecot.drop('second', mail.raw);
    }
  }, 100);
}

function complaint(from: string, to: string): string {
  return playerMail({ from, to, subject: 'My withdrawal', text: `I, ${from}, wait for my withdrawal of 200 euro.` });
}
