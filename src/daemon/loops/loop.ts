import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseTrouble } from '../../store/trouble.ts';
import type { Bell } from '../bell.ts';
import type { Health } from '../health.ts';
import { type Log, sayError } from '../log.ts';

/** One of the daemon's loops: it looks at what is due, does it, and waits to be woken (design, invariant 10). */
export interface Loop {
  readonly name: string;
  /** One look. `more` looks again at once; `idle` waits for the bell. */
  readonly look: () => Promise<'more' | 'idle'>;
  readonly bell: Bell;
  /** The slow look when nobody rings. */
  readonly everyMs: number;
}

/** Runs a loop until `stop`. Whatever a look throws is told, waited upon and tried again: a loop never dies. */
export async function runLoop(
  { name, look, bell, everyMs }: Loop,
  { health, log, stop }: { readonly health: Health; readonly log: Log; readonly stop: AbortSignal },
): Promise<void> {
  let failures = 0;
  while (!stop.aborted) {
    try {
      const result = await look();
      failures = 0;
      health.well(name, everyMs * 2 + GRACE);
      if (result === 'idle') await bell.wait(everyMs, stop);
    } catch (error) {
      failures += 1;
      const why = sayError(error);
      health.ill(name, why);
      log[error instanceof DatabaseTrouble ? 'warn' : 'error']('a look failed', { part: name, why, attempt: failures });
      await pause(backOff(failures), stop);
    }
  }
  health.done(name);
}

/** 0.5 s, doubling up to 10 s: a database that comes back is used again within ten seconds. */
function backOff(failures: number): number {
  return Math.min(10_000, 250 * 2 ** Math.min(failures, 6));
}

/** A pause that ends with `stop`. */
export async function pause(ms: number, stop: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal: stop }).catch(() => undefined);
}

/** How long one look may take before its silence counts as illness. */
const GRACE = 120_000;
