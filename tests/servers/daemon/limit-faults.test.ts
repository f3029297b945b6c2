import { execFile } from 'node:child_process';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { setLimit } from '../harness/limits.ts';
import { PROGRAM } from '../harness/redress.ts';
import { deliverComplaints, expectAtRest } from './complaints.ts';
import { openWorlds, type Worlds } from './worlds.ts';

/** Reliability T9: the kernel gives the daemon no further file handle, or no longer file, for a while. */
let worlds: Worlds;
beforeAll(async () => {
  worlds = await openWorlds(6);
});
afterAll(async () => worlds.end());

const WAIT = { timeout: 60_000, interval: 200 };

describe.concurrent('while the kernel sets a limit', () => {
  test('a daemon without a free file handle takes nothing in, and everything once it has some', async () => {
    const world = await worlds.next();
    const daemon = await world.redress.start();
    const before = await deliverComplaints(world, 3);
    await expectAtRest(world, worlds.dovecot, before);
    setLimit(daemon.pid, 'nofile', 3);
    const plan = await deliverComplaints(world, 6, before);
    const isWithout = () => daemon.said().some((line) => line.includes('"collect"') && line.includes('EMFILE'));
    await vi.waitFor(() => expect(isWithout()).toBe(true), WAIT);
    // Long enough for every loop to look, and to have its connections refused.
    await sleep(10_000);
    expect(await world.inbound()).toHaveLength(3);
    setLimit(daemon.pid, 'nofile', 'as-before');
    await expectAtRest(world, worlds.dovecot, plan);
    await vi.waitFor(async () => expect((await daemon.get('/health')).status).toBe(200), WAIT);
    expect(daemon.said().filter((line) => line.includes('not sound'))).toEqual([]);
  });

  test('a letter that finds no file handle is sent later, once', async () => {
    const world = await worlds.next();
    const collector = await world.redress.start({ only: 'collect,process' });
    const plan = await deliverComplaints(world, 4);
    await vi.waitFor(async () => expect(await world.outbox()).toHaveLength(8), WAIT);
    collector.signal('SIGTERM');
    await collector.ended;
    const daemon = await world.redress.start({ until: 'spawned' });
    const isServing = () => daemon.said().some((line) => line.includes('"port"'));
    await vi.waitFor(() => expect(isServing()).toBe(true), { timeout: 60_000, interval: 5 });
    setLimit(daemon.pid, 'nofile', 3);
    await sleep(8_000);
    setLimit(daemon.pid, 'nofile', 'as-before');
    await expectAtRest(world, worlds.dovecot, plan);
  });

  test('a mail that is longer than a file may be waits for the limit to go, and keeps no other waiting', async () => {
    const world = await worlds.next();
    const daemon = await world.redress.start();
    setLimit(daemon.pid, 'fsize', 100_000);
    const plan = await deliverComplaints(world, 4, await deliverComplaints(world, 1, [], 300_000));
    const processed = async () => (await world.inbound()).map(({ state }) => state);
    await vi.waitFor(async () => expect(await processed()).toEqual(Array(4).fill('processed')), WAIT);
    setLimit(daemon.pid, 'fsize', 'as-before');
    await expectAtRest(world, worlds.dovecot, plan);
  });

  test('a log that takes no further line ends no daemon', async () => {
    const world = await worlds.next();
    const logFile = join(world.dataDir, 'log');
    await writeFile(logFile, 'x'.repeat(99_500));
    const daemon = await world.redress.start({ logFile });
    setLimit(daemon.pid, 'fsize', 100_000);
    await expectAtRest(world, worlds.dovecot, await deliverComplaints(world, 4));
    expect(daemon.hasEnded()).toBe(false);
    expect((await stat(logFile)).size).toBe(100_000);
  });

  test('a parser thread that could not be started makes no mail be read worse', async () => {
    const script = fileURLToPath(new URL('../harness/starved-jail.mjs', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [script, PROGRAM]);
    const best = { by: 'mailparser', trouble: [] };
    const poisoned = { by: 'postal-mime', trouble: ['mailparser: deadline'] };
    const none = { rejected: 'ThreadTrouble' };
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line): unknown => JSON.parse(line)),
    ).toEqual([best, poisoned, none, none, best, poisoned, best]);
  });
});
