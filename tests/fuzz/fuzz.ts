import { cpus } from 'node:os';
import { Command, Option } from 'commander';
import { countOf } from '../../src/cli/values.ts';
import { lead } from './lead.ts';
import { repeatOne, work } from './work.ts';

interface Options {
  readonly count: number;
  readonly seed: number;
  readonly workers: number;
  readonly minutes: number;
  readonly out: string;
  readonly only?: number;
  readonly share?: string;
}

/** Every case is decided by the seed and its number alone. */
const { count, seed, workers, minutes, out, only, share } = new Command('npm run fuzz --')
  .description('damaged mail through the whole intake (reliability T6); 0 when nothing went wrong, else 1')
  .option('--count <number>', 'cases', countOf, 2_000)
  .option('--seed <number>', 'decides what is damaged, and how', countOf, 1)
  // One a core: the process that shares the cases out does next to nothing.
  .option('--workers <count>', 'processes side by side', countOf, cpus().length)
  .option('--minutes <count>', 'ends early when they are over, and says how far it came', countOf, 1_440)
  .option('--out <folder>', 'where failing mails are written', 'fuzz-failures')
  .option('--only <number>', 'repeats this one case', (written) => (written === '0' ? 0 : countOf(written)))
  .addOption(new Option('--share <first/step>', 'for a worker: its first case, and the step to its next').hideHelp())
  .parse()
  .opts<Options>();

if (only !== undefined) {
  process.exitCode = (await repeatOne(seed, only, out)) ? 0 : 1;
} else if (share !== undefined) {
  const [first = 0, step = 1] = share.split('/').map(Number);
  await work({ seed, count, first, step });
} else {
  process.exitCode = (await lead({ seed, count, workers, minutes, out })) ? 0 : 1;
}
