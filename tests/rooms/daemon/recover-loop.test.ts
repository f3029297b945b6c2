import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { recoverLoop } from '../../../src/daemon/loops/recover.ts';
import type { Database } from '../../../src/store/database.ts';
import { claimInbound } from '../../../src/store/intake/claim.ts';
import { listInbound } from '../../../src/store/intake/list.ts';
import { DatabaseTrouble } from '../../../src/store/trouble.ts';
import { keep, NOW } from '../store/suites/world.ts';
import { type EngineWorld, openEngine } from './engine-world.ts';

let world: EngineWorld;
beforeAll(async () => void (world = await openEngine()), 120_000);
beforeEach(async () => world.begin());
afterAll(async () => world.end());

/** The world's database, gone for the first so many statements. */
function goneFor(statements: number): Database {
  let left = statements;
  return {
    ...world.database,
    run: async (work) => {
      left -= 1;
      if (left >= 0) throw new DatabaseTrouble('57P01');
      return world.database.run(work);
    },
  };
}

test('a daemon whose database is away when it takes up what a dead one left does not end, but looks again', async () => {
  await keep(world, 1);
  await claimInbound(world.database, { owner: 'host/0/dead', now: NOW, leaseMs: 900_000, limit: 1 });
  const recover = recoverLoop({ ...world.engine, database: goneFor(2) }, 30_000);
  await recover.begin();
  await recover.end();
  expect(await listInbound(world.database)).toMatchObject([{ state: 'received', attempts: 1 }]);
  expect(world.log.filter((line) => line.includes('a look failed'))).toHaveLength(2);
});

test('one that is told to stop meanwhile takes nothing up', async () => {
  const stop = new AbortController();
  const recover = recoverLoop({ ...world.engine, database: goneFor(1_000), stop: stop.signal }, 30_000);
  const begun = recover.begin();
  stop.abort();
  await begun;
  await recover.end();
  expect(await listInbound(world.database)).toEqual([]);
});
