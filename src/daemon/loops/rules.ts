import { createBell } from '../bell.ts';
import type { Engine } from '../engine.ts';
import type { HouseKeeper } from '../house-keeper.ts';
import { tellHouse } from '../tell-house.ts';
import type { Loop } from './loop.ts';

/** Takes changed rules and letters into use without a restart; a broken edit is told once and changes nothing. */
export function rulesLoop(engine: Engine, keeper: HouseKeeper): Loop {
  const { log, health } = engine;
  let broken = false;
  return {
    name: 'rules-watch',
    bell: createBell(),
    everyMs: 2_000,
    look: async () => {
      const news = await keeper.look();
      if (news.kind === 'renewed') {
        log.info('rules and letters were read anew');
        health.well('rules', Number.POSITIVE_INFINITY);
        if (broken) await tellHouse(engine, { what: 'recovered', part: 'rules' });
        broken = false;
      }
      if (news.kind === 'broken') {
        log.error('the changed rules are not sound; the last sound ones stay', { why: news.why });
        health.ill('rules', news.why);
        if (!broken) await tellHouse(engine, { what: 'trouble', part: 'rules', reason: news.why });
        broken = true;
      }
      return 'idle';
    },
  };
}
