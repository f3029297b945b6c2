import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createHealth } from '../../../src/daemon/health.ts';
import { createLog } from '../../../src/daemon/log.ts';
import { serviceManagerOf } from '../../../src/daemon/service-manager.ts';

/** systemd's own side of it, which Node cannot play: a Unix datagram socket. */
const RECEIVER = `
import socket, sys
place = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
place.bind(sys.argv[1])
print('bound', flush=True)
while True:
    print(place.recv(4096).decode().split('\\n')[0], flush=True)
`;

const canTest = has('systemd-notify', '--version') && has('python3', '--version');
const LOG = createLog('error', () => undefined);

let folder = '';
let receiver: ChildProcess;
const heard: string[] = [];

describe.skipIf(!canTest)('under systemd', () => {
  beforeEach(async () => {
    heard.length = 0;
    folder = await mkdtemp(join(tmpdir(), 'redress-notify-'));
    receiver = spawn('python3', ['-u', '-c', RECEIVER, join(folder, 'socket')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (!receiver.stdout) throw new Error('no output');
    createInterface({ input: receiver.stdout }).on('line', (line) => heard.push(line));
    await vi.waitFor(() => expect(heard).toEqual(['bound']), { timeout: 10_000 });
  });
  afterEach(async () => {
    receiver.kill('SIGKILL');
    await once(receiver, 'exit');
    await rm(folder, { recursive: true, force: true });
  });

  test('it is told that the daemon is ready, lives, and stops', async () => {
    const manager = serviceManagerOf(
      environment(),
      createHealth(() => 0),
      LOG,
    );
    manager.ready();
    await vi.waitFor(() => expect(heard).toContain('READY=1'), WAIT);
    await vi.waitFor(() => expect(heard.filter((line) => line === 'WATCHDOG=1').length).toBeGreaterThan(1), WAIT);
    manager.stopping();
    await vi.waitFor(() => expect(heard).toContain('STOPPING=1'), WAIT);
  });

  test('a daemon with a part that waits for ever gives no sign of life', async () => {
    let now = 0;
    const health = createHealth(() => now);
    health.well('process', 1_000);
    now = 1_001;
    const manager = serviceManagerOf(environment(), health, LOG);
    manager.ready();
    await vi.waitFor(() => expect(heard).toContain('READY=1'), WAIT);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(heard).not.toContain('WATCHDOG=1');
    health.ill('process', 'the database is away');
    await vi.waitFor(() => expect(heard).toContain('WATCHDOG=1'), WAIT);
    manager.stopping();
  });
});

test('started by nothing of the kind, it starts no other program', () => {
  const warnings: string[] = [];
  const log = createLog('warn', (line) => warnings.push(line));
  // With this path no program would be found, and that would be told.
  const manager = serviceManagerOf(
    { PATH: '' },
    createHealth(() => 0),
    log,
  );
  manager.ready();
  manager.stopping();
  expect(warnings).toEqual([]);
});

const WAIT = { timeout: 10_000, interval: 50 };

function environment(): Readonly<Record<string, string | undefined>> {
  return { PATH: process.env['PATH'], NOTIFY_SOCKET: join(folder, 'socket'), WATCHDOG_USEC: '600000' };
}

function has(program: string, argument: string): boolean {
  try {
    execFileSync(program, [argument], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
