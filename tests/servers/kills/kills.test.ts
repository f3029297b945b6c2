import { expect, test } from 'vitest';
import { drawsFrom } from '../harness/draws.ts';
import { runKills } from './run.ts';
import { isRight } from './verdict.ts';

/** The short form of `npm run kills` (docs/reliability.md); a failure names the seed that replays it. */
test('a daemon that is killed six times while fifty mails arrive loses none, doubles none and answers each', async () => {
  const seed = drawsFrom(Date.now()).below(1_000_000);
  const { verdict, delivered, isDrained } = await runKills({ mails: 50, kills: 6, seed, mutant: null, told: () => {} });
  expect({ seed, isDrained, examples: verdict.examples }).toEqual({ seed, isDrained: true, examples: [] });
  expect(isRight(verdict)).toBe(true);
  expect(delivered).toHaveLength(50);
});
