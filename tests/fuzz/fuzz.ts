import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { faultsIn, slownessOf } from '../hostile/faults.ts';
import { type Considered, type Intake, openIntake } from '../hostile/intake.ts';
import { randomFrom } from '../hostile/random.ts';
import { type Mutant, mutantFrom } from './mutate.ts';
import { type Seed, seedFiles, seedsOnTicket } from './seeds.ts';

/**
 * Damaged mail through the whole intake (reliability T6): `npm run fuzz -- --count 300000 --seed 1`. Every case is
 * decided by the seed and its number alone; `--only NUMBER` repeats one. Failing mails are written to `--out`.
 */
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: `${Math.max(1, cpus().length - 1)}` },
    out: { type: 'string', default: 'fuzz-failures' },
    only: { type: 'string' },
    share: { type: 'string' },
  },
});
const seed = Number(values.seed);
const count = Number(values.count);
/** A worker that says nothing for so long never will. */
const SILENCE_MS = 120_000;
const START_MS = 300_000;

if (values.only !== undefined) await repeatOne(Number(values.only));
else if (values.share !== undefined) await work(values.share);
else process.exitCode = (await lead(Number(values.workers))) ? 0 : 1;

/** What a worker tells. */
type Told =
  | { readonly kind: 'at'; readonly number: number }
  | { readonly kind: 'done'; readonly tally: Tally }
  | { readonly kind: 'fault'; readonly number: number; readonly faults: readonly string[] };

/** How cases ended and how long they took. */
interface Tally {
  readonly ended: Record<string, number>;
  readonly slowest: { readonly number: number; readonly ms: number };
}

async function lead(workers: number): Promise<boolean> {
  const started = performance.now();
  const shares = await Promise.all(Array.from({ length: workers }, async (_, share) => runShare(share, workers)));
  const ended: Record<string, number> = {};
  for (const { tally } of shares) {
    for (const [how, times] of Object.entries(tally.ended)) ended[how] = (ended[how] ?? 0) + times;
  }
  const failures = shares.flatMap((share) => share.failures);
  await keepMails(failures.map(({ number }) => number));
  const slowest = shares.map(({ tally }) => tally.slowest).reduce((one, other) => (one.ms > other.ms ? one : other));
  const seconds = (performance.now() - started) / 1000;
  console.log(`seed ${seed}: ${count} mails in ${seconds.toFixed(0)} s with ${workers} workers`);
  console.log(
    Object.entries(ended)
      .sort()
      .map(([how, times]) => `  ${how}: ${times}`)
      .join('\n'),
  );
  console.log(`slowest: number ${slowest.number} with ${slowest.ms.toFixed(0)} ms`);
  for (const { number, faults } of failures) console.log(`FAILED number ${number}: ${faults.join('; ')}`);
  console.log(failures.length === 0 ? 'no failure' : `${failures.length} failures, written to ${values.out}`);
  return failures.length === 0;
}

interface Share {
  readonly tally: Tally;
  readonly failures: readonly { readonly number: number; readonly faults: readonly string[] }[];
}

/** Starts a worker, and another one behind the mail that ended it. */
async function runShare(share: number, of: number): Promise<Share> {
  const failures: { number: number; faults: readonly string[] }[] = [];
  const ended: Record<string, number> = {};
  let slowest = { number: -1, ms: 0 };
  for (let from = share; from < count; ) {
    const result = await runWorker(`${from}/${of}`, (number, faults) => failures.push({ number, faults }));
    if (result.tally) {
      for (const [how, times] of Object.entries(result.tally.ended)) ended[how] = (ended[how] ?? 0) + times;
      if (result.tally.slowest.ms > slowest.ms) slowest = result.tally.slowest;
      break;
    }
    failures.push({ number: result.at, faults: [result.why] });
    from = result.at + of;
  }
  return { tally: { ended, slowest }, failures };
}

async function runWorker(
  share: string,
  failed: (number: number, faults: readonly string[]) => void,
): Promise<{ tally: Tally | null; at: number; why: string }> {
  const arguments_ = ['--seed', `${seed}`, '--count', `${count}`, '--share', share];
  const child: ChildProcess = fork(new URL(import.meta.url).pathname, arguments_, { execArgv: process.execArgv });
  let at = Number(share.split('/')[0]);
  // Loading the rules takes a busy machine long.
  let heard = performance.now() + START_MS;
  let tally: Tally | null = null;
  let why = '';
  child.on('message', (told: Told) => {
    heard = performance.now();
    if (told.kind === 'at') at = told.number;
    else if (told.kind === 'fault') failed(told.number, told.faults);
    else tally = told.tally;
  });
  child.on('exit', (code, signal) => (why ||= `the process ended with ${signal ?? code}`));
  while (child.exitCode === null && child.signalCode === null) {
    await sleep(200);
    if (performance.now() - heard < SILENCE_MS) continue;
    why = 'never settled';
    child.kill('SIGKILL');
  }
  return { tally, at, why };
}

/** Cases `first`, `first + of`, ... in this process. */
async function work(share: string): Promise<void> {
  const [first = 0, of = 1] = share.split('/').map(Number);
  const { intake, seeds } = await prepared();
  const ended: Record<string, number> = {};
  let slowest = { number: -1, ms: 0 };
  for (let number = first; number < count; number += of) {
    tell({ kind: 'at', number });
    const { considered, faults } = await tryOne(intake, mutantOf(number, seeds));
    const how = considered ? `${considered.handled.answer.outcome} (${considered.message.reading.by})` : 'threw';
    ended[how] = (ended[how] ?? 0) + 1;
    const ms = considered ? considered.took.reading + considered.took.deciding : 0;
    if (ms > slowest.ms) slowest = { number, ms };
    if (faults.length > 0) tell({ kind: 'fault', number, faults });
  }
  await intake.close();
  tell({ kind: 'done', tally: { ended, slowest } });
  process.disconnect();
}

function tell(told: Told): void {
  process.send?.(told);
}

async function prepared(): Promise<{ intake: Intake; seeds: readonly Seed[] }> {
  const intake = await openIntake();
  const onTicket = await seedsOnTicket(intake);
  // Mails that reach a ticket are few and go deepest, so they are drawn as often as a hundred others.
  return { intake, seeds: [...seedFiles(), ...Array.from({ length: 15 }, () => onTicket).flat()] };
}

function mutantOf(number: number, seeds: readonly Seed[]): Mutant {
  return mutantFrom(seeds, randomFrom(seed, number));
}

async function tryOne(
  intake: Intake,
  { raw }: Mutant,
): Promise<{ considered: Considered | null; faults: readonly string[] }> {
  try {
    const considered = await intake.consider(raw);
    const slow = slownessOf(considered).length > 0 ? slownessOf(await intake.consider(raw)) : [];
    return { considered, faults: [...faultsIn(considered, intake.house), ...slow] };
  } catch (error) {
    const where =
      error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 3).join(' ') : 'no error';
    return { considered: null, faults: [`threw ${where}`] };
  }
}

async function keepMails(numbers: readonly number[]): Promise<void> {
  if (numbers.length === 0) return;
  const { intake, seeds } = await prepared();
  await intake.close();
  mkdirSync(values.out, { recursive: true });
  for (const number of numbers.slice(0, 100)) {
    writeFileSync(join(values.out, `seed-${seed}-number-${number}.eml`), mutantOf(number, seeds).raw);
  }
}

async function repeatOne(number: number): Promise<void> {
  const { intake, seeds } = await prepared();
  const mutant = mutantOf(number, seeds);
  const { considered, faults } = await tryOne(intake, mutant);
  await intake.close();
  await keepMails([number]);
  console.log(`${mutant.recipe}\n${mutant.raw.length} bytes, in ${values.out}`);
  if (considered) console.log(considered.handled.answer.outcome, considered.message.reading, considered.took);
  console.log(faults.length === 0 ? 'no fault' : faults.join('\n'));
  process.exitCode = faults.length === 0 ? 0 : 1;
}
