import { afterAll, beforeAll, expect, test } from 'vitest';
import { FAILPOINTS } from '../../../src/store/failpoint.ts';
import { openStage, runAll } from './stage.ts';
import { RECOVERY, type Stage, type Trial, tryOut } from './trial.ts';

/** The short form of `npm run failpoints` (docs/reliability.md): every point once, dying there. */
let stage: Stage & { readonly close: () => Promise<void> };

beforeAll(async () => {
  stage = await openStage();
});
afterAll(async () => stage.close());

test('a daemon that dies at any point loses nothing, doubles nothing and answers each mail once', async () => {
  const tried = await runAll(FAILPOINTS.map(atPoint), 4, async (trial) => tryOut(stage, trial));
  expect(tried.filter(({ wrong, fired, repeated }) => wrong.length > 0 || !fired || repeated > 0)).toEqual([]);
  expect(tried).toHaveLength(FAILPOINTS.length);
}, 1_200_000);

function atPoint(point: Trial['point']): Trial {
  const kind = point.startsWith('fail') ? 'poison' : 'complaint';
  return { point, action: 'exit', hit: ONCE.has(point) ? 1 : 2, kind, copies: 'kept' };
}

/** Passed once in a run; the others for each of its three mails. */
const ONCE: ReadonlySet<string> = new Set([...RECOVERY, 'collect: listed', 'collect: before the end is recorded']);
