import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Failpoint } from '../../../src/store/failpoint.ts';
import type { DaemonWorld } from '../daemon/world.ts';
import type { ArmedFailpoint, RunningDaemon } from '../harness/redress.ts';
import { writeMail } from '../kills/planned-mails.ts';
import { openCasino, type Past, type Servers } from './casino.ts';
import { type Kind, mailsOf, PAST } from './mails.ts';
import { wrongIn } from './oracle.ts';

/** One point, one thing that happens there, the how many-th time, while mail of one kind is worked off. */
export interface Trial {
  readonly point: Failpoint;
  readonly action: 'exit' | 'throw' | 'hang';
  readonly hit: number;
  readonly kind: Kind;
  readonly copies: 'kept' | 'none';
}

export interface Tried {
  readonly trial: Trial;
  readonly fired: boolean;
  /** Empty when nothing was lost, doubled or left over. */
  readonly wrong: readonly string[];
  /** Letters that left twice under the same Message-ID. */
  readonly repeated: number;
  readonly seconds: number;
}

export interface Stage {
  readonly servers: Servers;
  readonly past: Past;
  readonly program?: string;
  /** Gives a number that no run had. */
  readonly next: () => number;
}

/** Lets the daemon fail there, and another one, without a fault, finish; then everything is counted from outside. */
export async function tryOut(stage: Stage, trial: Trial): Promise<Tried> {
  const begun = performance.now();
  const world = await openCasino({ ...stage, number: stage.next(), copies: trial.copies });
  try {
    await deliverAll(world, trial.kind);
    if (RECOVERY.has(trial.point)) await dieAt(world, trial.kind);
    const first = await start(world, trial.kind, [trial]);
    const fired = await failing(world, trial, first);
    const last = first.hasEnded() ? await start(world, trial.kind, []) : first;
    const isDrained = await drained(world, trial);
    // Before it is up, nobody listens to signals.
    await Promise.race([last.waiting, last.ended, sleep(PATIENCE)]);
    last.signal('SIGTERM');
    const { code } = await last.ended;
    const { wrong, repeated } = await wrongIn(world, stage.servers.dovecot, trial.kind);
    const left = isDrained ? [] : ['it did not come to rest'];
    // One that hangs when all is done is ended the hard way.
    const ended = code === 0 || trial.action === 'hang' ? [] : [`it ended with ${code}`];
    const seconds = (performance.now() - begun) / 1000;
    return { trial, fired, wrong: [...left, ...ended, ...wrong], repeated, seconds };
  } finally {
    await world.end();
  }
}

/** How often each point is passed while mail of this kind is worked off without a fault. */
export async function passagesOf(stage: Stage, kind: Kind): Promise<ReadonlyMap<Failpoint, number>> {
  const world = await openCasino({ ...stage, number: stage.next(), copies: 'kept' });
  try {
    await deliverAll(world, kind);
    const daemon = await start(world, kind, [{ point: '*', action: 'count', hit: '*' }]);
    if (!(await drained(world, { copies: 'kept' }))) throw new Error(`mail of kind ${kind} is not worked off`);
    const passages = new Map<Failpoint, number>();
    for (const { failpoint } of daemon.log()) {
      if (failpoint !== undefined)
        passages.set(failpoint as Failpoint, (passages.get(failpoint as Failpoint) ?? 0) + 1);
    }
    return passages;
  } finally {
    await world.end();
  }
}

/** Points that only a daemon passes that comes after one that died. */
export const RECOVERY: ReadonlySet<Failpoint> = new Set<Failpoint>([
  'recover: before',
  'recover: after',
  'probe: before the search',
  'probe: answered',
]);

export async function deliverAll(world: DaemonWorld, kind: Kind): Promise<void> {
  const mails = mailsOf(kind);
  for (const mail of mails) {
    const raw = writeMail(mail, [...PAST, ...mails], (address) => world.sentTo(address)[0]);
    if (raw === null) throw new Error(`mail ${mail.number} comes back on a letter that never left`);
    await world.deliver(raw);
  }
}

async function start(world: DaemonWorld, kind: Kind, failpoints: readonly ArmedFailpoint[]): Promise<RunningDaemon> {
  const poison = { point: 'process: decided', action: 'throw', hit: '*' } as const;
  return world.redress.start({
    until: 'spawned',
    failpoints: kind === 'poison' ? [...failpoints, poison] : failpoints,
  });
}

/** Leaves a mail in the hands of a dead process, and a letter of which nobody knows whether it left. */
async function dieAt(world: DaemonWorld, kind: Kind): Promise<void> {
  const daemon = await start(world, kind, [{ point: 'send: taken', action: 'exit', hit: 1 }]);
  await Promise.race([daemon.ended, sleep(PATIENCE)]);
}

/** Until the point has done its work; false when everything was worked off without it. */
async function failing(world: DaemonWorld, { point, action, copies }: Trial, daemon: RunningDaemon): Promise<boolean> {
  const until = performance.now() + PATIENCE;
  const fired = (): boolean => daemon.log().some((line) => line['failpoint'] === point && line['action'] === action);
  for (;;) {
    if (daemon.hasEnded() || fired()) break;
    if (performance.now() > until || (await isDone(world))) break;
    await hurry(world, copies);
    await sleep(50);
  }
  if (action === 'hang' && fired()) {
    await sleep(200);
    daemon.signal('SIGKILL');
  }
  if (action !== 'throw' && fired()) await daemon.ended;
  return fired();
}

async function drained(world: DaemonWorld, { copies }: Pick<Trial, 'copies'>): Promise<boolean> {
  const until = performance.now() + PATIENCE;
  while (performance.now() < until) {
    if (await isDone(world)) return true;
    await hurry(world, copies);
    await sleep(100);
  }
  return false;
}

/** Of a machine that has other work, too. */
const PATIENCE = 120_000;

async function isDone({ inbound, outbox }: DaemonWorld): Promise<boolean> {
  const rows = await inbound().catch(() => []);
  const news = rows.filter(({ mailbox }) => !mailbox.startsWith('user0@'));
  const isTidy = news.every(({ outcome, settledInMailboxAt }) => outcome !== null && settledInMailboxAt !== null);
  return news.length >= 3 && isTidy && (await outbox()).every(({ state }) => state === 'sent');
}

/** What waits for its next try waits no longer; what is unknown keeps its grace where there are copies. */
async function hurry({ database }: DaemonWorld, copies: Trial['copies']): Promise<void> {
  const states = copies === 'kept' ? sql`('pending')` : sql`('pending', 'unknown')`;
  await database
    .run(async (queries) => {
      await queries.execute(
        sql`update inbound_emails set next_try_at = null where state = 'received' and next_try_at is not null`,
      );
      await queries.execute(
        sql`update outbound_emails set next_try_at = null where state in ${states} and next_try_at is not null`,
      );
    })
    .then(async () => Promise.all([database.wake('inbound'), database.wake('outbound')]))
    // Before the first daemon made the tables.
    .catch(() => undefined);
}
