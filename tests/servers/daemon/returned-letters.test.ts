import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commit } from '../../../src/store/database.ts';
import { appendEvents } from '../../../src/store/tickets/append.ts';
import type { StoredTicket } from '../../../src/store/tickets/read.ts';
import { bounceOf } from '../harness/bounce-mail.ts';
import { startDovecot, type TestDovecot } from '../harness/dovecot.ts';
import { playerMail } from '../harness/player-mail.ts';
import { startPostgres, type TestPostgres } from '../harness/postgres.ts';
import type { ArmedFailpoint } from '../harness/redress.ts';
import type { SunkMail } from '../harness/smtp-sink.ts';
import { type DaemonWorld, fieldOf, openDaemonWorld } from './world.ts';

const WAIT = { timeout: 60_000, interval: 100 };
const NORA = 'nora@casino.example';

let dovecot: TestDovecot;
let postgres: TestPostgres;
let world: DaemonWorld;
let rules: string;

beforeAll(async () => {
  dovecot = await startDovecot({ users: { support: 'pass' } });
  postgres = await startPostgres();
  rules = await rulesWithoutNight();
  world = await openDaemonWorld(dovecot, postgres, 'support', { RULES_DIR: rules, AUTHSERV_ID: 'mx.casino.test' });
});
afterAll(async () => {
  await world.end();
  await Promise.all([dovecot.stop(), postgres.stop(), rm(rules, { recursive: true })]);
});

test('a reply that comes back leaves once more, for the person whom the player named, and stops there', async () => {
  const daemon = await world.redress.start();
  const { reply, lawyer } = await answeredCase('amelie');
  await world.deliver(bounceOf(reply, 'amelie@mail.test', 'amelie-back@mail.test'));
  await expect.poll(() => world.sentTo(lawyer).length, WAIT).toBe(1);
  const [again] = world.sentTo(lawyer);
  const [first, second] = await Promise.all([reply, again!].map(async ({ raw }) => simpleParser(raw)));
  expect([second!.subject, second!.text, second!.html]).toEqual([first!.subject, first!.text, first!.html]);
  expect(fieldOf(again!, 'To')).toBe(lawyer);
  expect(again!.from).toMatch(/^support\+rdr-.*\.b.*@casino\.test$/);
  expect(again!.from).not.toBe(reply.from);
  await expect.poll(() => noticesOf('amelie'), WAIT).toContainEqual(expect.stringContaining(`sent again to ${lawyer}`));
  await world.deliver(bounceOf(again!, lawyer, 'amelie-lawyer-back@mail.test'));
  await expect
    .poll(() => noticesOf('amelie'), WAIT)
    .toContainEqual(expect.stringContaining('knows no other address for certain'));
  expect([world.sentTo('amelie@mail.test').length, world.sentTo(lawyer).length]).toEqual([2, 1]);
  daemon.signal('SIGTERM');
  await daemon.ended;
});

test('a reply that our mail server refuses leaves for the person whom the player named, and the agent is told', async () => {
  const daemon = await world.redress.start();
  const { lawyer } = await answeredCase('gone');
  world.sink.answer('rcpt', { kind: 'say', code: 550, text: '5.1.1 no such user' }, 1, 'gone@mail.test');
  await replyTo('gone', 'the bank says that the money is on its way.');
  await expect.poll(() => world.sentTo(lawyer).length, WAIT).toBe(1);
  expect((await simpleParser(world.sentTo(lawyer)[0]!.raw)).text).toContain('the money is on its way');
  await expect.poll(() => noticesOf('gone'), WAIT).toContainEqual(expect.stringContaining(`sent again to ${lawyer}`));
  expect((await ticketOf('gone')).ticket.life.refused).toEqual([]);
  daemon.signal('SIGTERM');
  await daemon.ended;
});

test('several reports on one letter, and two daemons that read them at once, send it again once', async () => {
  const daemons = [await world.redress.start(), await world.redress.start({ only: 'process,dispatch' })];
  const players = ['reza', 'sara', 'lea'];
  const cases: (AnsweredCase & { readonly player: string })[] = [];
  for (const player of players) cases.push({ player, ...(await answeredCase(player)) });
  const reports = cases.flatMap(({ player, reply }) =>
    [1, 2, 3].map((number) => bounceOf(reply, `${player}@mail.test`, `${player}-back-${number}@mail.test`)),
  );
  const before = await bounced();
  await world.deliver(...reports);
  await expect.poll(async () => bounced(), WAIT).toBe(before + reports.length);
  await expect.poll(() => cases.map(({ lawyer }) => world.sentTo(lawyer).length), WAIT).toEqual([1, 1, 1]);
  const rows = (await world.outbox()).filter(({ envelopeTo }) => cases.some(({ lawyer }) => lawyer === envelopeTo));
  expect(rows).toHaveLength(players.length);
  for (const daemon of daemons) daemon.signal('SIGTERM');
  await Promise.all(daemons.map(async ({ ended }) => ended));
});

test.each<ArmedFailpoint['point']>(['settle: before commit', 'settle: committed', 'dispatch: claimed'])(
  'a kill at “%s” neither loses nor doubles the letter that is sent again',
  async (point) => {
    const player = point.replace(/\W+/g, '-');
    const daemon = await world.redress.start();
    const { reply, lawyer } = await answeredCase(player);
    daemon.signal('SIGTERM');
    await daemon.ended;
    await world.deliver(bounceOf(reply, `${player}@mail.test`, `${player}-back@mail.test`));
    const killed = await world.redress.start({ until: 'spawned', failpoints: [{ point, action: 'exit', hit: 1 }] });
    expect((await killed.ended).signal).toBe('SIGKILL');
    const next = await world.redress.start();
    await expect.poll(() => world.sentTo(lawyer).length, WAIT).toBe(1);
    await expect.poll(() => noticesOf(player), WAIT).toContainEqual(expect.stringContaining(`sent again to ${lawyer}`));
    next.signal('SIGTERM');
    await next.ended;
    expect(world.sentTo(lawyer)).toHaveLength(1);
    const { events } = await ticketOf(player);
    expect(events.filter(({ kind }) => kind === 'letter-redirected')).toHaveLength(1);
  },
);

test('a kill between the server’s yes and our commit leaves at most two of it, under one Message-ID', async () => {
  const daemon = await world.redress.start();
  const { reply, lawyer } = await answeredCase('twice');
  daemon.signal('SIGTERM');
  await daemon.ended;
  await world.deliver(bounceOf(reply, 'twice@mail.test', 'twice-back@mail.test'));
  const failpoints = [{ point: 'send: taken', action: 'exit', hit: 1 }] as const;
  const killed = await world.redress.start({ until: 'spawned', failpoints });
  expect((await killed.ended).signal).toBe('SIGKILL');
  await world.redress.start();
  await expect.poll(async () => (await world.letterTo(lawyer))?.state, WAIT).toBe('sent');
  expect(new Set(world.sentTo(lawyer).map((mail) => fieldOf(mail, 'Message-ID'))).size).toBe(1);
});

interface AnsweredCase {
  /** An agent's reply, which has a return path of its own. */
  readonly reply: SunkMail;
  /** Who may speak for the player. */
  readonly lawyer: string;
}

async function answeredCase(player: string): Promise<AnsweredCase> {
  const [from, lawyer] = [`${player}@mail.test`, `${player}@lawyers.test`];
  const text = `I, ${player}, asked for my withdrawal of 200 euro by Skrill two weeks ago and it has not arrived.`;
  await world.deliver(playerMail({ from, subject: `Withdrawal of ${player}`, text }));
  await expect.poll(() => noticeTo(player), WAIT).toBeDefined();
  await named(await ticketOf(player), lawyer);
  await replyTo(player, 'we have asked the bank for a trace of your money.');
  await expect.poll(() => world.sentTo(from).length, WAIT).toBe(2);
  return { reply: world.sentTo(from)[1]!, lawyer };
}

/** Nora's words, in answer to the first mail that she got about the player. */
async function replyTo(player: string, words: string): Promise<void> {
  const notice = noticeTo(player)!;
  const answer = playerMail({
    from: NORA,
    to: addressIn(fieldOf(notice, 'Reply-To') ?? ''),
    subject: `Re: ${fieldOf(notice, 'Subject') ?? ''}`,
    text: `Hello ${player},\n${words}`,
    fields: { 'In-Reply-To': fieldOf(notice, 'Message-ID') ?? '' },
  });
  await world.deliver(`Authentication-Results: mx.casino.test; dmarc=pass header.from=casino.example\r\n${answer}`);
}

/** As the player’s yes to the desk’s question leaves it. */
async function named({ ticket }: StoredTicket, address: string): Promise<void> {
  const at = new Date();
  const events = [
    { kind: 'representative-named', address, reference: 'RDR-0000-0000' },
    { kind: 'representative-answered', address, consent: 'given' },
  ] as const;
  const dated = events.map((event) => ({ at: at.toISOString(), ...event }));
  await world.database.transact(async (tx) => {
    await appendEvents(tx, ticket.id, 'any', dated, at);
    return commit(null);
  });
}

async function ticketOf(player: string): Promise<StoredTicket> {
  const found = (await world.tickets()).find(({ ticket }) => ticket.player.address === `${player}@mail.test`);
  if (!found) throw new Error(`${player} has no ticket`);
  return found;
}

function noticeTo(player: string): SunkMail | undefined {
  return world.sentTo(NORA).find((mail) => fieldOf(mail, 'Subject')?.endsWith(`Withdrawal of ${player}`));
}

function noticesOf(player: string): readonly string[] {
  return world
    .sentTo(NORA)
    .filter((mail) => fieldOf(mail, 'Subject')?.endsWith(`Withdrawal of ${player}`))
    .map(({ raw }) => raw.toString().replace(/=\r\n/g, ''));
}

async function bounced(): Promise<number> {
  return (await world.inbound()).filter(({ outcome }) => outcome === 'matched-bounce').length;
}

function addressIn(field: string): string {
  return /<([^>]+)>/.exec(field)?.[1] ?? field;
}

/** So that these tests say the same at any hour. */
async function rulesWithoutNight(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'redress-returned-'));
  await cp('rules', folder, { recursive: true });
  const file = join(folder, 'follow-ups.yaml');
  const delivered = await readFile(file, 'utf8');
  await writeFile(
    file,
    delivered.replace("night: { from: '21:00', to: '08:00' }", "night: { from: '00:00', to: '00:00' }"),
  );
  return folder;
}
