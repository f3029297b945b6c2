import { expect, test } from 'vitest';
import { drawsFrom } from '../harness/draws.ts';
import { runKills } from './run.ts';

/** The short form of `npm run kills` (docs/reliability.md); a failure names the seed that replays it. */
test('a daemon that is killed six times while fifty mails arrive loses none, doubles none and answers each', async () => {
  const seed = drawsFrom(Date.now()).below(1_000_000);
  const run = { mails: 50, kills: 6, seed, copies: 'kept', mutant: null, told: () => undefined } as const;
  const { verdict, delivered, isDrained } = await runKills(run);
  expect({ seed, isDrained, delivered: delivered.length, ...verdict }).toEqual({
    seed,
    isDrained: true,
    delivered: 50,
    wrong: Object.fromEntries(Object.keys(verdict.wrong).map((what) => [what, 0])),
    repeated: { acknowledgements: 0, others: 0 },
    examples: [],
  });
});
