import { expect, test } from 'vitest';
import { endAlarm, listAlarms, raiseAlarm } from '../../../../src/store/alarms.ts';
import { backlogBefore } from '../../../../src/store/backlog.ts';
import { enqueueMails } from '../../../../src/store/outbox/enqueue.ts';
import { listOutbound } from '../../../../src/store/outbox/list.ts';
import { after, keep, letter, NOW, type StoreWorld } from './world.ts';

/** What alarms promise, on whichever engine the world stands. */
export function alarmSuite(world: () => StoreWorld): void {
  const alarm = { part: 'collect', reason: 'the password was refused', raisedAt: NOW };

  test('two processes that see the same trouble tell a person once', async () => {
    const { database, second, blobs } = world();
    const raised = await Promise.all([
      raiseAlarm(database, blobs, alarm, [letter()]),
      raiseAlarm(second, blobs, alarm, [letter()]),
    ]);
    expect(raised.map(({ kind }) => kind).sort()).toEqual(['raised', 'standing']);
    expect(await listOutbound(database)).toHaveLength(1);
    expect(await listAlarms(second)).toEqual([alarm]);
  });

  test('an end is told once, and only where an alarm stood', async () => {
    const { database, blobs } = world();
    expect(await endAlarm(database, blobs, 'collect', [letter()], NOW)).toEqual({ kind: 'none' });
    expect(await listOutbound(database)).toHaveLength(0);
    await raiseAlarm(database, blobs, alarm, []);
    expect(await endAlarm(database, blobs, 'collect', [letter()], NOW)).toEqual({ kind: 'ended' });
    expect(await endAlarm(database, blobs, 'collect', [letter()], NOW)).toEqual({ kind: 'none' });
    expect(await listOutbound(database)).toHaveLength(1);
    expect(await listAlarms(database)).toEqual([]);
  });

  test('mail that waits is counted once it has waited long enough', async () => {
    const { database, blobs } = world();
    await keep(world(), 1);
    await enqueueMails(database, blobs, [letter()], NOW);
    expect(await backlogBefore(database, NOW)).toEqual({
      unprocessed: 0,
      unsent: { count: 0, oldest: null },
      untidied: 0,
    });
    expect(await backlogBefore(database, after(60))).toEqual({
      unprocessed: 1,
      unsent: { count: 1, oldest: NOW },
      untidied: 0,
    });
  });
}
