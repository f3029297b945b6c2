import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openFolderBlobs } from '../../../src/store/blobs/folder-blobs.ts';
import { sealWith } from '../../../src/store/blobs/seal.ts';
import type { InboundEmail } from '../../../src/store/intake/list.ts';
import { FIRST_LETTERS } from '../../../src/ticket/evolve.ts';
import { type DaemonWorld, openDaemonWorld } from '../daemon/world.ts';
import { copyBuild } from '../harness/build-copy.ts';
import { startDovecot } from '../harness/dovecot.ts';
import { playerMail } from '../harness/player-mail.ts';
import { startPostgres } from '../harness/postgres.ts';
import { type CorpusMail, fingerprint, POISON } from './corpus-mails.ts';

/** What became of the mails of a collection. */
export interface CorpusOutcome {
  readonly settled: readonly SettledMail[];
  /** Mails without a row in the ledger, or without an outcome. */
  readonly lost: readonly string[];
  /** Mails that needed more than one try: something threw, or died. */
  readonly retried: readonly string[];
  /** Milliseconds until the poison had its outcome, and from there until the next mail had its own; the best of three. */
  readonly poison: { readonly cost: number; readonly next: number };
  readonly seconds: number;
}

export interface SettledMail {
  readonly name: string;
  readonly outcome: string;
  readonly reason: string;
  /** First letters that answer it, as they stand in the outbox. */
  readonly answers: readonly string[];
}

/** Puts the mails byte by byte into a mailbox of a real Dovecot and lets the compiled daemon work it off. */
export async function runCorpus(mails: readonly CorpusMail[]): Promise<CorpusOutcome> {
  const begun = performance.now();
  const build = await copyBuild();
  const [dovecot, postgres] = await Promise.all([startDovecot({ users: { support: 'pass' } }), startPostgres()]);
  const world = await openDaemonWorld(dovecot, postgres, 'support', {}, build.program);
  try {
    for (const { raw } of mails) await dovecot.drop('support', raw);
    const daemon = await world.redress.start();
    await untilSettled(world, mails.length);
    for (const raw of [0, 1, 2, 3].flatMap((turn) => [complaint(turn), poison(turn)])) await world.deliver(raw);
    await untilSettled(world, mails.length + 8);
    if (daemon.hasEnded()) throw new Error('the daemon ended');
    return { ...(await read(world, mails)), seconds: (performance.now() - begun) / 1000 };
  } finally {
    await world.end();
    await Promise.all([dovecot.stop(), postgres.stop(), build.remove()]);
  }
}

function complaint(turn: number): string {
  const from = `amelie${turn}@mail.test`;
  return playerMail({ from, subject: 'Withdrawal', text: `My withdrawal number ${turn} has not arrived.` });
}

/** Each one another mail, or the second would be a duplicate of the first. */
function poison(turn: number): Buffer {
  return Buffer.concat([POISON, Buffer.from(`Message-ID: <poison-${turn}@mail.test>\r\n`)]);
}

/** As long as anything still gets its outcome; a mail that fails is tried again after half a minute and two more. */
async function untilSettled(world: DaemonWorld, count: number): Promise<void> {
  let settled = -1;
  for (let quiet = 0; quiet < 400; quiet += 1) {
    const rows = await world.inbound();
    const done = rows.filter(({ outcome }) => outcome !== null).length;
    if (done >= count) return;
    if (done !== settled) quiet = 0;
    settled = done;
    await sleep(500);
  }
}

async function read(world: DaemonWorld, mails: readonly CorpusMail[]): Promise<Omit<CorpusOutcome, 'seconds'>> {
  const rows = await world.inbound();
  const rowOf = await rowsByFingerprint(world, rows);
  const outbox = await world.outbox();
  const settled: SettledMail[] = [];
  const [lost, retried]: [string[], string[]] = [[], []];
  for (const { name, raw } of mails) {
    const row = rowOf.get(fingerprint(raw))?.shift();
    if (row && row.attempts > 1) retried.push(`${name}: ${row.lastError ?? row.outcomeReason ?? ''}`);
    if (!row?.outcome) lost.push(name);
    else {
      const answers = outbox.filter(({ inboundId, letter }) => inboundId === row.id && FIRST_LETTERS.includes(letter));
      const letters = answers.map(({ letter }) => letter);
      settled.push({ name, outcome: row.outcome, reason: row.outcomeReason ?? '', answers: letters });
    }
  }
  return { settled, lost, retried, poison: poisonIn(rows) };
}

async function rowsByFingerprint(
  { dataDir }: DaemonWorld,
  rows: readonly InboundEmail[],
): Promise<ReadonlyMap<string, InboundEmail[]>> {
  const blobs = await openFolderBlobs(join(dataDir, 'blobs'), sealWith([]));
  const found = new Map<string, InboundEmail[]>();
  for (const row of rows) {
    const key = fingerprint((await blobs.get(row.rawSha256)) ?? new Uint8Array());
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  return found;
}

/** The newest rows are three times a complaint and then a poison, and one of each before them. */
function poisonIn(rows: readonly InboundEmail[]): CorpusOutcome['poison'] {
  const at = rows.slice(0, 8).map(({ settledAt }) => settledAt?.getTime() ?? 0);
  const between = (later: number): number => (at[later] ?? 0) - (at[later + 1] ?? 0);
  return { cost: Math.min(...[0, 2, 4].map(between)), next: Math.min(...[1, 3, 5].map(between)) };
}
