import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type DaemonWorld, openDaemonWorld } from '../daemon/world.ts';
import { startDovecot, type TestDovecot } from '../harness/dovecot.ts';
import { startPostgres, type TestPostgres } from '../harness/postgres.ts';
import type { RunningDaemon } from '../harness/redress.ts';
import { CANARY, canaryMails, CARD, PASSWORD } from './canaries.ts';

/**
 * Reliability E4 and T11: nothing of a mail, of an address or of a secret stands in the log, the metrics, the health
 * report, the operations page or the process table, on good days and while everything outside fails.
 */
const MAILS = Number(process.env['CANARY_MAILS'] ?? 110);
let dovecot: TestDovecot;
let postgres: TestPostgres;
let world: DaemonWorld;
let daemon: RunningDaemon;
const shown: string[] = [];

beforeAll(async () => {
  dovecot = await startDovecot({ users: { support: `${CANARY}imappassword` } });
  postgres = await startPostgres();
  world = await openDaemonWorld(dovecot, postgres, 'support', {
    SECRET_KEY: `${CANARY} a secret key of thirty-two bytes`,
    DATA_KEY: `${CANARY} a data key of thirty-two bytes or so`,
    LOG_LEVEL: 'debug',
  });
  // Mail servers quote whom and what they refuse.
  for (const code of [550, 451])
    world.sink.answer(
      'rcpt',
      { kind: 'say', code, text: `5.1.1 <x${CANARY}@x.test> says ${CANARY}@x.test is unknown` },
      10,
    );
  world.sink.answer('dot', { kind: 'say', code: 554, text: `refused ${CANARY}9@x.test` }, 5);
  daemon = await world.redress.start();
});
afterAll(async () => {
  await world.end();
  await Promise.all([dovecot.stop(), postgres.stop()]);
});

test('every canary mail ends with an outcome, and the pages are looked at meanwhile', async () => {
  await world.deliver(...canaryMails(MAILS));
  await vi.waitFor(
    async () => {
      await look();
      const inbound = await world.inbound();
      expect(inbound.length).toBe(MAILS);
      expect(inbound.filter(({ outcome }) => outcome === null)).toEqual([]);
    },
    { timeout: 240_000, interval: 1_000 },
  );
  await vi.waitFor(async () => expect((await world.outbox()).some(({ attempts }) => attempts > 0)).toBe(true), {
    timeout: 60_000,
  });
});

test('the mail server and the outgoing server go away, and the daemon says so', async () => {
  await world.sink.stop();
  await dovecot.crash();
  await world.deliver().catch(() => undefined);
  await vi.waitFor(() => expect(daemon.said().some((line) => line.includes('a look failed'))).toBe(true), {
    timeout: 60_000,
    interval: 500,
  });
  await look();
});

test('no canary stands in what the daemon shows of itself', () => {
  const kept = daemon.said();
  expect(kept.length).toBeGreaterThan(50);
  const linesWith = (text: string): readonly string[] =>
    [...kept, ...shown].filter((line) => line.toLowerCase().includes(text.toLowerCase()));
  expect(linesWith(CANARY)).toEqual([]);
  expect(linesWith(CARD.replaceAll(' ', ''))).toEqual([]);
});

test('commands that list mail and tickets show no card number and no password', async () => {
  const ran = await Promise.all([
    world.redress.run('inbound'),
    world.redress.run('outbox'),
    world.redress.run('tickets'),
    world.redress.run('inbound', '--json'),
    world.redress.run('tickets', '--json'),
  ]);
  const lines = ran.flatMap(({ out, err }) => [...out, ...err]);
  expect(lines.length).toBeGreaterThan(MAILS);
  expect(lines.filter((line) => isSecret(line))).toEqual([]);
});

test('the database holds no card number and no password, and the files of the data folder hold no word at all', async () => {
  const rows = [...(await world.tickets()), ...(await world.inbound()), ...(await world.outbox())].map((row) =>
    JSON.stringify(row),
  );
  expect(rows.some((row) => row.includes(CANARY))).toBe(true);
  expect(rows.filter(isSecret)).toEqual([]);
  const files = readdirSync(world.dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.length).toBeGreaterThan(MAILS);
  const open = files.filter(
    ({ parentPath, name }) => readFileSync(join(parentPath, name)).includes(CANARY) || name.includes(CANARY),
  );
  expect(open.map(({ name }) => name)).toEqual([]);
});

function isSecret(text: string): boolean {
  return text.includes(PASSWORD) || text.includes(CARD) || text.includes(CARD.replaceAll(' ', ''));
}

/** The pages of the daemon, and what `ps` shows of it to everybody on the machine. */
async function look(): Promise<void> {
  const pages = await Promise.all(['/metrics', '/health', '/'].map(async (path) => daemon.get(path)));
  shown.push(...pages.flatMap(({ body }) => body.split('\n')));
  for (const name of ['cmdline', 'comm']) shown.push(readFileSync(`/proc/${daemon.pid}/${name}`, 'utf8'));
}
