import { Command } from 'commander';
import { countOf } from '../../../src/cli/values.ts';
import { FAILPOINTS } from '../../../src/store/failpoint.ts';
import { drawsFrom } from '../harness/draws.ts';
import { KINDS } from './mails.ts';
import { openStage, runAll } from './stage.ts';
import { passagesOf, RECOVERY, type Stage, type Trial, type Tried, tryOut } from './trial.ts';

/** Every point that mail of a kind passes, with every action, at its first three passages, or a sample of that. */
const { sample, seed, streams, only } = new Command('npm run failpoints --')
  .description('end, break or stop the daemon at named points (reliability T1); 0 when nothing was wrong, else 1')
  .option('--sample <count>', 'so many trials of the matrix, drawn by the seed', countOf)
  .option('--seed <number>', 'decides the order of the trials', countOf, (Date.now() % 1_000_000) + 1)
  .option('--streams <count>', 'trials side by side', countOf, 3)
  .option('--only <words>', 'only trials whose name contains these words', '')
  .parse()
  .opts<{ sample?: number; seed: number; streams: number; only: string }>();
const begun = performance.now();
const stage = await openStage();
try {
  const whole = (await matrixOf(stage)).filter((trial) => nameOf(trial).includes(only));
  const trials = inDrawnOrder(whole, seed).slice(0, sample);
  console.log(`${trials.length} of ${whole.length} trials, seed ${seed}`);
  const tried = await runAll(trials, streams, async (trial) => told(await tryOut(stage, trial)));
  process.exitCode = sumUp(tried) ? 0 : 1;
} finally {
  await stage.close();
}

function inDrawnOrder(trials: readonly Trial[], drawnBy: number): readonly Trial[] {
  const draws = drawsFrom(drawnBy);
  const drawn = trials.map((trial) => ({ trial, place: draws.fraction() }));
  return drawn.sort((one, other) => one.place - other.place).map(({ trial }) => trial);
}

async function matrixOf(on: Stage): Promise<readonly Trial[]> {
  const trials: Trial[] = [];
  const never = new Set(FAILPOINTS);
  for (const kind of KINDS) {
    const passages = await passagesOf(on, kind);
    for (const point of FAILPOINTS) {
      const hits = RECOVERY.has(point) && kind !== 'vacation' ? 1 : Math.min(3, passages.get(point) ?? 0);
      if (hits > 0) never.delete(point);
      for (let hit = 1; hit <= hits; hit += 1) trials.push(...variantsOf({ point, hit, kind }));
    }
  }
  if (never.size > 0) throw new Error(`no mail passes ${[...never].join(', ')}`);
  return trials;
}

function variantsOf(at: Pick<Trial, 'point' | 'hit' | 'kind'>): readonly Trial[] {
  const actions = ['exit', 'throw', 'hang'] as const;
  const kept = actions.map((action) => ({ ...at, action, copies: 'kept' as const }));
  const matters = /^(?:dispatch|send|deliver|recover)/.test(at.point);
  return matters ? [...kept, ...kept.map((trial) => ({ ...trial, copies: 'none' as const }))] : kept;
}

function nameOf({ point, action, hit, kind, copies }: Trial): string {
  return `${point} ${action} ${hit} ${kind} copies ${copies}`;
}

function told(tried: Tried): Tried {
  const { trial, wrong, fired, repeated, seconds } = tried;
  const result = wrong.length > 0 ? 'WRONG' : fired ? 'right' : 'not reached';
  console.log(`${result} ${nameOf(trial)}: ${repeated} sent twice, ${seconds.toFixed(1)} s`);
  for (const line of wrong) console.log(`       ${line}`);
  return tried;
}

function sumUp(tried: readonly Tried[]): boolean {
  const wrong = tried.filter((one) => one.wrong.length > 0);
  const twice = (copies: Trial['copies']): number =>
    tried.filter(({ trial, repeated }) => trial.copies === copies && repeated > 0).length;
  const unfired = tried.filter(({ fired }) => !fired).length;
  console.log(`${tried.length} trials in ${Math.round((performance.now() - begun) / 1000)} s, ${unfired} not reached`);
  console.log(`${wrong.length} with something lost, doubled or left over`);
  console.log(
    `with copies ${twice('kept')} trials sent a letter twice, without ${twice('none')}, each under one Message-ID`,
  );
  return wrong.length === 0 && twice('kept') === 0;
}
