import type { Endpoint } from '../../transport/endpoint.ts';
import { createBell } from '../bell.ts';
import { endAlarm, raiseAlarm } from '../alarms.ts';
import type { Engine } from '../engine.ts';
import { type Gap, reconcile } from '../reconcile.ts';
import type { Loop } from './loop.ts';

/**
 * Tells a person once when something of the house does not work, and once when it works again (reliability R-119):
 * parts that stay ill, mails that the ledger misses, mails that wait too long. The alarms stand in the database, so a
 * restart and a second process repeat nothing.
 */
export function alarmLoop(
  engine: Engine,
  servers: readonly (Endpoint & { readonly mailbox: string })[],
  pace: AlarmPace = USUAL,
): Loop {
  const illSince = new Map<string, number>();
  let reconciledAt = performance.now();
  return {
    name: 'alarm',
    bell: createBell(),
    everyMs: pace.everyMs,
    look: async () => {
      await tellOfParts(engine, illSince, pace);
      if (performance.now() - reconciledAt >= pace.reconcileMs) {
        const at = { now: engine.now(), graceMs: pace.patienceMs };
        await tellOfGaps(engine, await reconcile(engine.database, servers, at));
        reconciledAt = performance.now();
      }
      return 'idle';
    },
  };
}

interface AlarmPace {
  readonly everyMs: number;
  /** How long a part may be ill, and a mail may wait, before anybody is bothered. */
  readonly patienceMs: number;
  readonly reconcileMs: number;
}

const USUAL: AlarmPace = { everyMs: 15_000, patienceMs: 10 * 60_000, reconcileMs: 15 * 60_000 };

async function tellOfParts(engine: Engine, illSince: Map<string, number>, { patienceMs }: AlarmPace): Promise<void> {
  const { parts, reasons } = engine.health.report();
  for (const [part, state] of Object.entries(parts)) {
    if (state === 'well') {
      illSince.delete(part);
      await endAlarm(engine, part);
      continue;
    }
    const since = illSince.get(part) ?? performance.now();
    illSince.set(part, since);
    const reason = reasons.find((line) => line.startsWith(`${part}: `))?.slice(part.length + 2) ?? 'no reason given';
    if (performance.now() - since >= patienceMs) await raiseAlarm(engine, part, reason);
  }
}

async function tellOfGaps(engine: Engine, gaps: readonly Gap[]): Promise<void> {
  for (const kind of GAPS) {
    const these = gaps.filter((gap) => gap.kind === kind);
    const part = `reconcile-${kind}`;
    const [first] = these;
    if (!first) await endAlarm(engine, part);
    else await raiseAlarm(engine, part, these.length === 1 ? first.detail : `${these.length} times: ${first.detail}`);
  }
}

const GAPS: readonly Gap['kind'][] = [
  'not-taken-in',
  'unprocessed',
  'unsent',
  'untidied',
  'not-read-lately',
  'mailbox-unreachable',
];
