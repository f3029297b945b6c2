import { execFileSync } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startCuttingProxy } from '../harness/cutting-proxy.ts';
import type { RunningDaemon } from '../harness/redress.ts';
import { deliverComplaints, expectAtRest } from './complaints.ts';
import { openWorlds, type Worlds } from './worlds.ts';

/** Reliability T9: the machine itself fails, or those who run it. */
let worlds: Worlds;
beforeAll(async () => {
  worlds = await openWorlds(6);
});
afterAll(async () => worlds.end());

const WAIT = { timeout: 60_000, interval: 200 };

describe.concurrent('while the machine fails', () => {
  test('four daemons by mistake, one of them asleep for a while, do no harm', async () => {
    const world = await worlds.next();
    const first = await world.redress.start();
    for (let number = 0; number < 3; number += 1) await world.redress.start({ until: 'spawned' });
    const before = await deliverComplaints(world, 15);
    first.signal('SIGSTOP');
    const plan = await deliverComplaints(world, 15, before);
    await sleep(10_000);
    first.signal('SIGCONT');
    await expectAtRest(world, worlds.dovecot, plan);
  });

  test('a disk that is full for a while stops intake and loses nothing', async ({ skip }) => {
    const place = await mkdtemp(join(tmpdir(), 'redress-disk-'));
    if (!mounts(place, 'size=1m')) skip('no file system can be mounted here');
    worlds.endWith(() => void execFileSync('umount', [place]));
    const world = await worlds.next({ DATA_DIR: place });
    const daemon = await world.redress.start();
    const plan = await deliverComplaints(world, 12, [], 200_000);
    await vi.waitFor(async () => expect((await daemon.get('/health')).body).toContain('ENOSPC'), WAIT);
    expect((await world.inbound()).filter(({ state }) => state === 'quarantined')).toEqual([]);
    execFileSync('mount', ['-o', 'remount,size=64m', place]);
    await expectAtRest(world, worlds.dovecot, plan, { dataDir: place });
    await vi.waitFor(async () => expect((await daemon.get('/health')).status).toBe(200), WAIT);
  });

  test('a clock that is a year ahead for a while, and then right again, costs nothing', async () => {
    const world = await worlds.next();
    const clockFile = join(world.dataDir, 'clock');
    await writeFile(clockFile, '0');
    await world.redress.start({ clockFile });
    const first = await deliverComplaints(world, 3);
    await expectAtRest(world, worlds.dovecot, first);
    await writeFile(clockFile, String(366 * 86_400_000));
    world.sink.answer('dot', { kind: 'say', code: 451, text: '4.3.0 not now' }, 1, '.test');
    const second = await deliverComplaints(world, 3, first);
    const isDeferred = async () =>
      (await world.outbox()).some(({ state, attempts }) => state === 'pending' && attempts > 0);
    await vi.waitFor(async () => expect(await isDeferred()).toBe(true), WAIT);
    await writeFile(clockFile, '0');
    await expectAtRest(world, worlds.dovecot, await deliverComplaints(world, 3, second));
  });

  test('a clock that is a year behind for a while costs nothing', async () => {
    const world = await worlds.next();
    const clockFile = join(world.dataDir, 'clock');
    await writeFile(clockFile, String(-366 * 86_400_000));
    await world.redress.start({ clockFile });
    const first = await deliverComplaints(world, 3);
    await expectAtRest(world, worlds.dovecot, first);
    await writeFile(clockFile, '0');
    await expectAtRest(world, worlds.dovecot, await deliverComplaints(world, 3, first));
  });

  test('SIGTERM ends a daemon whose mail servers answer no more, within fifteen seconds, and nothing is sent twice', async () => {
    const imap = await startCuttingProxy(worlds.dovecot.ports.imap);
    worlds.endWith(async () => imap.close());
    const through = (user: string) => ({ IMAP_URL: `imap://${user}:pass@127.0.0.1:${imap.port}/INBOX?tls=none` });
    const world = await worlds.next(through);
    const daemon = await world.redress.start();
    world.sink.answer('dot', { kind: 'wait', ms: 60_000 }, 4);
    const plan = await deliverComplaints(world, 4);
    await vi.waitFor(
      async () => expect((await world.outbox()).some(({ state }) => state === 'sending')).toBe(true),
      WAIT,
    );
    imap.swallow();
    expect(await secondsToEnd(daemon)).toBeLessThan(15);
    const states = (await world.outbox()).map(({ state }) => state);
    expect(states).toContain('unknown');
    expect(states).not.toContain('sending');
    imap.heal();
    await world.redress.start();
    await sleep(1_000);
    await expectAtRest(world, worlds.dovecot, plan, { letters: 'perhaps twice' });
  });
});

function mounts(place: string, options: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', place], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function secondsToEnd(daemon: RunningDaemon): Promise<number> {
  const told = performance.now();
  daemon.signal('SIGTERM');
  const { code, at } = await daemon.ended;
  expect(code).toBe(0);
  return (at - told) / 1000;
}
