import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { lead } from './lead.ts';
import { repeatOne, work } from './work.ts';

/**
 * Damaged mail through the whole intake (reliability T6): `npm run fuzz -- --count 300000 --seed 1`. Every case is
 * decided by the seed and its number alone; `--only NUMBER` repeats one. Failing mails are written to `--out`.
 */
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    /** One a core: the process that shares the cases out does next to nothing. */
    workers: { type: 'string', default: `${cpus().length}` },
    /** Ends early when the time is over, and says how far it came. */
    minutes: { type: 'string', default: '1440' },
    out: { type: 'string', default: 'fuzz-failures' },
    only: { type: 'string' },
    /** For a worker: its first case, and how many there are between two of its cases. */
    share: { type: 'string' },
  },
});
const seed = Number(values.seed);
const count = Number(values.count);

if (values.only !== undefined) {
  process.exitCode = (await repeatOne(seed, Number(values.only), values.out)) ? 0 : 1;
} else if (values.share !== undefined) {
  const [first = 0, step = 1] = values.share.split('/').map(Number);
  await work({ seed, count, first, step });
} else {
  const isClean = await lead({
    seed,
    count,
    workers: Number(values.workers),
    minutes: Number(values.minutes),
    out: values.out,
  });
  process.exitCode = isClean ? 0 : 1;
}
