import { setTimeout as sleep } from 'node:timers/promises';
import { isPassing } from '../../store/trouble.ts';
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

/** Something outside is not as it should be; the look is tried again after a while that doubles between two bounds. */
export class Setback extends Error {
  override readonly name = 'Setback';
  readonly wait: { readonly leastMs: number; readonly mostMs: number };
  /** The other side's words, for the log alone. */
  readonly said: string;

  constructor(why: string, said: string, wait: Setback['wait'] = { leastMs: 500, mostMs: 10_000 }) {
    super(why);
    this.said = said;
    this.wait = wait;
  }
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
      tell(name, error, failures, health, log);
      await pause(backOff(error, failures), stop);
    }
  }
  health.done(name);
}

/** Looks until one look succeeded, or until `stop`: for what must have happened before other loops begin. */
export async function firstLook(
  { name, look }: Pick<Loop, 'name' | 'look'>,
  { health, log, stop }: { readonly health: Health; readonly log: Log; readonly stop: AbortSignal },
): Promise<void> {
  for (let failures = 1; !stop.aborted; failures += 1) {
    try {
      await look();
      return;
    } catch (error) {
      tell(name, error, failures, health, log);
      await pause(backOff(error, failures), stop);
    }
  }
}

function tell(part: string, error: unknown, attempt: number, health: Health, log: Log): void {
  if (error instanceof Setback) {
    health.ill(part, error.message);
    log.warn('a look failed', { part, why: `${error.message}${error.said && `: ${error.said}`}`, attempt });
    return;
  }
  const why = sayError(error);
  health.ill(part, why);
  log[isPassing(error) ? 'warn' : 'error']('a look failed', { part, why, attempt });
}

function backOff(error: unknown, failures: number): number {
  const { leastMs, mostMs } = error instanceof Setback ? error.wait : isPassing(error) ? SOON : LATER;
  return Math.min(mostMs, leastMs * 2 ** Math.min(failures - 1, 12));
}

const LATER = { leastMs: 500, mostMs: 10_000 };
/** A database that comes back is used again within ten seconds, on a busy machine too. */
const SOON = { leastMs: 500, mostMs: 4_000 };

/** A pause that ends with `stop`. */
export async function pause(ms: number, stop: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal: stop }).catch(() => undefined);
}

/** How long one look may take before its silence counts as illness. */
const GRACE = 120_000;
