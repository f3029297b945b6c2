import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startDovecot, type TestDovecot } from '../harness/dovecot.ts';
import { type Fault, startFaultProxy } from '../harness/fault-proxy.ts';
import { startPostgres, type TestPostgres } from '../harness/postgres.ts';
import { type PlannedMail, writeMail } from '../kills/planned-mails.ts';
import { isRight, judge } from '../kills/verdict.ts';
import { type DaemonWorld, openDaemonWorld } from './world.ts';

/** Reliability T4: what lies between the daemon and its mail servers fails while mail comes in. */
let dovecot: TestDovecot;
let postgres: TestPostgres;
let authority = '';
const ends: (() => Promise<void>)[] = [];

beforeAll(async () => {
  dovecot = await startDovecot({ users: { clear: 'pass', encrypted: 'pass' } });
  postgres = await startPostgres();
  authority = join(tmpdir(), `redress-authority-${process.pid}.pem`);
  await writeFile(authority, dovecot.certificate);
});
afterAll(async () => {
  for (const end of ends) await end();
  await Promise.all([dovecot.stop(), postgres.stop()]);
});

const [LEAST, MOST] = [40, 250];
const SEED = 20_261_121;
const BREAKING: readonly Fault[] = ['cut', 'reset', 'stall', 'late'];
const SPOILING: readonly Fault[] = [...BREAKING, 'flip', 'garbage', 'repeat'];

describe.concurrent('while connections fail', () => {
  test.each([
    { user: 'clear', faults: BREAKING, over: 'imap', port: 'imap', more: '?tls=none' },
    { user: 'encrypted', faults: SPOILING, over: 'imaps', port: 'imaps', more: '' },
  ] as const)('over $over no mail is lost, none doubled, each answered', async ({ user, faults, over, port, more }) => {
    const imap = await startFaultProxy(dovecot.ports[port], SEED);
    const world = await openDaemonWorld(dovecot, postgres, user, {
      IMAP_URL: `${over}://${user}:pass@localhost:${imap.port}/INBOX${more}`,
      NODE_EXTRA_CA_CERTS: authority,
      POLL_SECONDS: '1',
    });
    const smtp = await startFaultProxy(world.sink.port, SEED + 1);
    ends.push(async () => {
      await world.end();
      await Promise.all([imap.close(), smtp.close()]);
    });
    const daemon = await world.redress.start({ env: { SMTP_URL: `smtp://127.0.0.1:${smtp.port}?tls=none` } });
    imap.trouble(faults, 1_500);
    smtp.trouble(BREAKING, 600);
    const plan = await deliverUntil(world, () => imap.faults() >= 8);
    imap.heal();
    await vi.waitFor(() => expect(smtp.faults()).toBeGreaterThanOrEqual(3), { timeout: 120_000, interval: 500 });
    smtp.heal();
    await vi.waitFor(async () => expect(await openEnds(world, plan.length)).toEqual([]), {
      timeout: 240_000,
      interval: 1_000,
    });
    const { wrong, examples, repeated } = await judge(world, dovecot, plan);
    expect({ faults: imap.faults(), examples }).toEqual({ faults: imap.faults(), examples: [] });
    expect(isRight({ wrong, examples, repeated })).toBe(true);
    expect(imap.faults()).toBeGreaterThanOrEqual(8);
    expect(daemon.hasEnded()).toBe(false);
    const twice = repeated.acknowledgements + repeated.others;
    console.info(`${over}: ${imap.faults()} and ${smtp.faults()} faults met, ${twice} letters sent twice`);
  });
});

/** One mail after the other, at least forty; every fifth is a copy of the one before it. */
async function deliverUntil(world: DaemonWorld, isEnough: () => boolean): Promise<readonly PlannedMail[]> {
  const plan: PlannedMail[] = [];
  for (let number = 0; number < MOST && (number < LEAST || !isEnough()); number += 1) {
    const before = plan.at(-1);
    const isCopy = number % 5 === 4 && before !== undefined;
    plan.push({
      number,
      kind: isCopy ? 'copy' : 'complaint',
      from: isCopy ? before.from : `player${number}@mail${number}.test`,
      of: isCopy ? before.number : null,
    });
    const mail = plan.at(-1);
    if (mail) await world.deliver(writeMail(mail, plan, () => undefined) ?? '');
    await sleep(300);
  }
  return plan;
}

async function openEnds(world: DaemonWorld, mails: number): Promise<readonly string[]> {
  const rows = await world.inbound();
  const letters = await world.outbox();
  return [
    ...(rows.length < mails ? [`${rows.length} rows`] : []),
    ...rows.filter(({ settledInMailboxAt }) => settledInMailboxAt === null).map(({ id, state }) => `${id} ${state}`),
    ...letters.filter(({ state }) => state !== 'sent').map(({ id, state }) => `${id} ${state}`),
  ];
}
