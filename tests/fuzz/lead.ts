import { type ChildProcess, fork } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { keepMails, type Told } from './work.ts';

interface Run {
  readonly seed: number;
  readonly count: number;
  readonly workers: number;
  readonly minutes: number;
  readonly out: string;
}

/** What is known of all cases so far. */
interface Tally {
  readonly ended: Map<string, number>;
  readonly failures: { readonly number: number; readonly faults: readonly string[] }[];
  slowest: { readonly number: number; readonly ms: number };
}

/** A worker that says nothing for so long never will; loading the rules takes a busy machine longer. */
const SILENCE_MS = 120_000;
const START_MS = 300_000;

/** Shares the cases out among processes, so that one which hangs or dies costs one case; true when nothing failed. */
export async function lead({ seed, count, workers, minutes, out }: Run): Promise<boolean> {
  const started = performance.now();
  const until = started + minutes * 60_000;
  const tally: Tally = { ended: new Map(), failures: [], slowest: { number: -1, ms: 0 } };
  await Promise.all(
    Array.from({ length: workers }, async (_, share) => {
      // Another worker goes on behind the case that ended one.
      for (let first = share; first < count && performance.now() < until; ) {
        const end = await runWorker({ seed, count, share: `${first}/${workers}`, until }, tally);
        if (end === null) return;
        tally.failures.push({ number: end.at, faults: [end.why] });
        first = end.at + workers;
      }
    }),
  );
  say(tally, { seed, workers, seconds: (performance.now() - started) / 1000, out });
  await keepMails(
    seed,
    tally.failures.map(({ number }) => number),
    out,
  );
  return tally.failures.length === 0;
}

function say(
  { ended, failures, slowest }: Tally,
  run: { seed: number; workers: number; seconds: number; out: string },
): void {
  const tried = [...ended.values()].reduce((sum, times) => sum + times, 0);
  console.log(`seed ${run.seed}: ${tried} mails in ${run.seconds.toFixed(0)} s with ${run.workers} workers`);
  for (const [how, times] of [...ended].sort()) console.log(`  ${how}: ${times}`);
  console.log(`slowest: number ${slowest.number} with ${slowest.ms.toFixed(0)} ms`);
  for (const { number, faults } of failures) console.log(`FAILED number ${number}: ${faults.join('; ')}`);
  console.log(failures.length === 0 ? 'no failure' : `${failures.length} failures; their mails go to ${run.out}`);
}

/** Null when the worker came to its end or the time was over; else the case at which it died or fell silent. */
async function runWorker(
  { seed, count, share, until }: { seed: number; count: number; share: string; until: number },
  tally: Tally,
): Promise<{ readonly at: number; readonly why: string } | null> {
  const entry = new URL('./fuzz.ts', import.meta.url).pathname;
  const argv = ['--seed', `${seed}`, '--count', `${count}`, '--share', share];
  const child: ChildProcess = fork(entry, argv, { execArgv: process.execArgv });
  let at = Number(share.split('/')[0]);
  let heard = performance.now() + START_MS;
  let isDone = false;
  child.on('message', (told: Told) => {
    heard = performance.now();
    if (told.kind === 'at') at = told.number;
    else if (told.kind === 'done') isDone = true;
    else record(told, tally);
  });
  while (child.exitCode === null && child.signalCode === null) {
    await sleep(200);
    if (performance.now() > until) isDone = true;
    const isSilent = performance.now() - heard > SILENCE_MS;
    if (isDone || isSilent) child.kill('SIGKILL');
    if (isSilent) return { at, why: 'never settled' };
  }
  return isDone ? null : { at, why: `the process ended with ${child.signalCode ?? child.exitCode ?? 'nothing'}` };
}

function record({ number, how, ms, faults }: Extract<Told, { kind: 'ended' }>, tally: Tally): void {
  tally.ended.set(how, (tally.ended.get(how) ?? 0) + 1);
  if (ms > tally.slowest.ms) tally.slowest = { number, ms };
  if (faults.length > 0) tally.failures.push({ number, faults });
}
