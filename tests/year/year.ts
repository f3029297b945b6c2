import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import type { Setting } from '../rooms/ticket/watch/simulation.ts';
import { type Share, type Tally, together } from './share.ts';

/** So many complaints at a time to one worker. */
const SHARE = 50;
/**
 * A year of complaints on a fake clock (`npm run year`, or `npm run year -- 500` for fewer): random players and agents,
 * the holidays and clock changes of Malta, Britain and France, and Iran, which has none. Once with a watcher that always
 * looks, once with one that slept for a week in the middle, over a clock change. Ends with 1 when anything happened that
 * may never happen.
 */
const tickets = Number(process.argv[2] ?? 10_000);
const year = { start: new Date('2026-10-01T00:00:00Z'), days: 365, serverDown: [] };
const week = { from: new Date('2027-03-24T00:00:00Z'), to: new Date('2027-03-31T00:00:00Z') };
const settings: Readonly<Record<string, Setting>> = {
  'a watcher that always looks': { ...year, asleep: [] },
  'a watcher that slept from 24 to 31 March 2027': { ...year, asleep: [week] },
};

let broken = 0;
for (const [name, setting] of Object.entries(settings)) {
  const begun = performance.now();
  const tally = await playAll(setting);
  broken += tell(name, tally, (performance.now() - begun) / 1000);
}
process.exitCode = broken === 0 ? 0 : 1;

async function playAll(setting: Setting): Promise<Tally> {
  const shares: Share[] = [];
  for (let first = 1; first <= tickets; first += SHARE)
    shares.push({ first, last: Math.min(first + SHARE - 1, tickets), setting });
  const workers = Math.max(1, Math.min(availableParallelism() - 1, shares.length));
  const tallies = await Promise.all(Array.from({ length: workers }, async () => work(shares)));
  return tallies.flat().reduce(together);
}

async function work(shares: Share[]): Promise<readonly Tally[]> {
  const worker = fork(new URL('./worker.ts', import.meta.url), {
    execArgv: process.execArgv,
    serialization: 'advanced',
  });
  const tallies: Tally[] = [];
  for (let share = shares.shift(); share; share = shares.shift()) {
    worker.send(share);
    const [tally] = (await once(worker, 'message')) as [Tally];
    tallies.push(tally);
  }
  worker.disconnect();
  return tallies;
}

/** Prints the figures; tells how many violations there are. */
function tell(name: string, tally: Tally, seconds: number): number {
  const { events, looks, letters, answers, notices, ends, violations, afterSleep } = tally;
  const list = (counts: Readonly<Record<string, number>>): string =>
    Object.entries(counts)
      .filter(([, count]) => count > 0)
      .sort(([, one], [, other]) => other - one)
      .map(([what, count]) => `${what} ${count}`)
      .join(', ');
  console.log(`\n${tally.tickets} complaints in a year, ${name} (${seconds.toFixed(0)} s)`);
  console.log(`  ${events} events, ${looks} looks of the watcher that found something`);
  console.log(`  letters by dates: ${list(letters)}`);
  console.log(`  letters by people and in answer: ${list(answers)}`);
  console.log(`  notices to the house: ${list(notices)}`);
  console.log(`  how they stand after a year and a quarter: ${list(ends)}`);
  if (afterSleep.letters > 0) {
    console.log(
      `  on the day of waking: ${afterSleep.letters} letters, at most ${afterSleep.hour} to one ticket in the`,
    );
    console.log(`  first hour and ${afterSleep.day} on the first day`);
  }
  for (const [what, found] of Object.entries(violations)) {
    console.log(`  ${found.length}  ${what}`);
    for (const one of found.slice(0, 5)) console.log(`       ${one}`);
  }
  return Object.values(violations).flat().length;
}
