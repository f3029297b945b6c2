import { type Notice, noticesToHouse } from '../desk/notice.ts';
import * as store from '../store/alarms.ts';
import { drawFresh, type Engine } from './engine.ts';

/** Tells a person that a part does not work, once for as long as it does not. */
export async function raiseAlarm(engine: Engine, part: string, reason: string): Promise<void> {
  const { database, blobs, now, log, bells } = engine;
  const notices = await notes(engine, { what: 'trouble', part, reason });
  const { kind } = await store.raiseAlarm(database, blobs, { part, reason, raisedAt: now() }, notices);
  if (kind === 'standing') return;
  log.error('an alarm was raised', { part, why: reason });
  bells.outbound.ring();
}

/** Tells a person that a part works again, if they were told that it did not. */
export async function endAlarm(engine: Engine, part: string): Promise<void> {
  const { database, blobs, now, log, bells } = engine;
  const standing = await store.listAlarms(database);
  if (!standing.some((alarm) => alarm.part === part)) return;
  const { kind } = await store.endAlarm(database, blobs, part, await notes(engine, { what: 'recovered', part }), now());
  if (kind === 'none') return;
  log.info('an alarm has ended', { part });
  bells.outbound.ring();
}

async function notes(engine: Engine, notice: Notice): ReturnType<typeof noticesToHouse> {
  return noticesToHouse(notice, engine.house(), await drawFresh(engine));
}
