import { setTimeout as sleep } from 'node:timers/promises';
import { type DaemonWorld, openDaemonWorld } from '../daemon/world.ts';
import { type BuildCopy, copyBuild, type Mutant } from '../harness/build-copy.ts';
import { startDovecot, type TestDovecot } from '../harness/dovecot.ts';
import { type Draws, drawsFrom } from '../harness/draws.ts';
import { startPostgres } from '../harness/postgres.ts';
import type { RunningDaemon } from '../harness/redress.ts';
import { type Bystander, type Hands, standBeside } from './bystander.ts';
import { type PlannedMail, planMails, writeMail } from './planned-mails.ts';
import { COPIES, copySettings, relayCopies } from './relay-copies.ts';
import { judge, type Verdict } from './verdict.ts';

/** A run that kills the daemon again and again while mail comes in (reliability T2). */
export interface KillRun {
  readonly mails: number;
  readonly kills: number;
  readonly seed: number;
  /** Whether the house keeps a copy of every letter, which proves that it left (decision 0012). */
  readonly copies: 'kept' | 'none';
  /** What is taken away from the program under test, or null for the program as it is. */
  readonly mutant: Mutant | null;
  /** Told after each kill. */
  readonly told: (round: Round) => void;
}

export interface Round {
  readonly kill: number;
  /** What was in the daemon's hands when it died. */
  readonly hands: Hands;
}

export interface Outcome {
  readonly verdict: Verdict;
  readonly delivered: readonly PlannedMail[];
  /** Kills that met the daemon with a mail or a letter in its hands. */
  readonly atWork: number;
  /** Whether everything was settled in the end; if not, the verdict tells what hangs. */
  readonly isDrained: boolean;
  readonly seconds: number;
}

/** Real Dovecot, real PostgreSQL, a mail server that takes the letters; the daemon is the compiled program. */
export async function runKills(run: KillRun): Promise<Outcome> {
  const begun = performance.now();
  const build = await copyBuild(run.mutant);
  const [dovecot, database] = await Promise.all([startDovecot({ users: USERS }), startPostgres()]);
  const settings = run.copies === 'kept' ? copySettings(dovecot) : {};
  const world = await openDaemonWorld(dovecot, database, 'support', settings, build.program);
  const over = new AbortController();
  const relaying = relayCopies(world.sink, dovecot, over.signal);
  try {
    const migrated = await world.redress.run('migrate');
    if (migrated.exit !== 0) throw new Error(migrated.err.join('\n'));
    const drama = newDrama(run, world, await standBeside(build, world));
    for (let kill = 1; kill <= run.kills; kill += 1) run.told(await playRound(drama, kill));
    const isDrained = await drain(drama);
    const verdict = await judge(world, dovecot, drama.delivered);
    await drama.bystander.leave();
    const seconds = (performance.now() - begun) / 1000;
    return { verdict, delivered: drama.delivered, atWork: drama.atWork, isDrained, seconds };
  } finally {
    over.abort();
    await relaying;
    await end(world, dovecot, build);
    await database.stop();
  }
}

const USERS = { support: 'pass', [COPIES.user]: 'pass' };

async function end(world: DaemonWorld, dovecot: TestDovecot, build: BuildCopy): Promise<void> {
  await world.end();
  await dovecot.stop();
  await build.remove();
}

interface Drama {
  readonly world: DaemonWorld;
  readonly bystander: Bystander;
  readonly draws: Draws;
  readonly plan: readonly PlannedMail[];
  readonly perRound: number;
  readonly coming: PlannedMail[];
  readonly delivered: PlannedMail[];
  daemon: RunningDaemon | null;
  atWork: number;
}

function newDrama({ mails, kills, seed }: KillRun, world: DaemonWorld, bystander: Bystander): Drama {
  const draws = drawsFrom(seed);
  const plan = planMails(mails, draws.fork());
  const perRound = Math.ceil(mails / kills);
  return { world, bystander, draws, plan, perRound, coming: [...plan], delivered: [], daemon: null, atWork: 0 };
}

/** Some mails come while the daemon starts or works; at a random moment it is killed, sometimes beside its successor. */
async function playRound(drama: Drama, kill: number): Promise<Round> {
  const { world, bystander, draws } = drama;
  const daemon = (drama.daemon ??= await world.redress.start({ until: 'spawned' }));
  const isStarting = draws.chance(0.3);
  if (!isStarting) await Promise.race([daemon.waiting, daemon.ended, sleep(PATIENCE)]);
  const delivering = deliver(drama, drama.perRound);
  await sleep(draws.below(isStarting ? STARTING : WORKING));
  drama.daemon = draws.chance(0.1) ? await world.redress.start({ until: 'spawned' }) : null;
  if (drama.daemon) await sleep(draws.below(STARTING));
  daemon.signal('SIGKILL');
  await daemon.ended;
  await delivering;
  const hands = await bystander.handsOf(daemon.pid);
  if (hands.processing + hands.sending > 0) drama.atWork += 1;
  await bystander.collectLate(draws);
  return { kill, hands };
}

/** Milliseconds within which a daemon comes up, and within which it has worked off a round's mail. */
const [STARTING, WORKING] = [2_000, 700];
const PATIENCE = 20_000;

/** In the order of the plan, but for mails on letters that have not left yet. */
async function deliver({ world, plan, coming, delivered }: Drama, most: number): Promise<void> {
  for (let count = 0; count < most; count += 1) {
    const acknowledgementTo = (address: string) => world.sentTo(address)[0];
    const next = coming.findIndex((mail) => writeMail(mail, plan, acknowledgementTo) !== null);
    const [mail] = next < 0 ? [] : coming.splice(next, 1);
    const raw = mail && writeMail(mail, plan, acknowledgementTo);
    if (!mail || !raw) return;
    await world.deliver(raw);
    delivered.push(mail);
  }
}

/** Lets one daemon live until every mail has its outcome and every letter has left; false when it does not get there. */
async function drain(drama: Drama): Promise<boolean> {
  const { world, coming, delivered, plan } = drama;
  drama.daemon ??= await world.redress.start();
  const until = performance.now() + 60_000 + plan.length * 150;
  for (let still = 0; performance.now() < until; ) {
    await deliver(drama, plan.length);
    still = coming.length === 0 && (await isSettled(world, delivered.length)) ? still + 1 : 0;
    if (still === 3) break;
    await sleep(500);
  }
  const isDrained = performance.now() < until;
  drama.daemon.signal('SIGTERM');
  const { code } = await drama.daemon.ended;
  return isDrained && code === 0;
}

async function isSettled({ inbound, outbox }: DaemonWorld, mails: number): Promise<boolean> {
  const rows = await inbound();
  const isTidy = rows.every(({ outcome, settledInMailboxAt }) => outcome !== null && settledInMailboxAt !== null);
  return rows.length >= mails && isTidy && (await outbox()).every(({ state }) => state === 'sent');
}
