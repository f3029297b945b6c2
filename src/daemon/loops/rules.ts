import { createBell } from '../bell.ts';
import { endAlarm, raiseAlarm } from '../alarms.ts';
import type { Engine } from '../engine.ts';
import type { HouseKeeper } from '../house-keeper.ts';
import type { Loop } from './loop.ts';

/** Takes changed rules and letters into use without a restart; a broken edit is told once and changes nothing. */
export function rulesLoop(engine: Engine, keeper: HouseKeeper): Loop {
  const { log, health } = engine;
  return {
    name: 'rules-watch',
    bell: createBell(),
    everyMs: 2_000,
    look: async () => {
      const news = await keeper.look();
      if (news.kind === 'renewed') {
        log.info('rules and letters were read anew');
        health.well('rules', Number.POSITIVE_INFINITY);
        await endAlarm(engine, 'rules');
        tellOfWaiting(engine, news.waiting);
      }
      if (news.kind === 'broken') {
        log.error('the changed rules are not sound; the last sound ones stay', { why: news.why });
        health.ill('rules', news.why);
        await raiseAlarm(engine, 'rules', news.why);
      }
      return 'idle';
    },
  };
}

/** Mailboxes and servers are opened at the start: until the next one they are as they were, and somebody has to know. */
function tellOfWaiting({ log, health }: Engine, waiting: string | null): void {
  if (waiting === null) {
    health.well('mailboxes', Number.POSITIVE_INFINITY);
    return;
  }
  log.warn('where brands get and send their mail is used after a restart', { why: waiting });
  health.ill('mailboxes', waiting);
}
