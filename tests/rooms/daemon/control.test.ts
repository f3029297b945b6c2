import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { askDaemon } from '../../../src/daemon/control/ask.ts';
import { controlFilePath } from '../../../src/daemon/control/protocol.ts';
import { serveCommands } from '../../../src/daemon/control/serve.ts';

let dataDir = '';
let said: string[] = [];
const say = {
  out: (line: string) => void said.push(`out ${line}`),
  err: (line: string) => void said.push(`err ${line}`),
  directory: '/home/sam',
};

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'redress-control-'));
  said = [];
});
afterEach(async () => rm(dataDir, { recursive: true, force: true }));

test('a command runs inside the daemon and its lines and exit code come back', async () => {
  const daemon = await serveCommands(dataDir, async (argv, { out, err, typedIn }) => {
    out(`${argv.join(' ')} in ${typedIn}`);
    err('careful');
    return Promise.resolve(1);
  });
  expect(await askDaemon(dataDir, ['tickets', '--json'], say)).toEqual({ kind: 'ran', exit: 1 });
  expect(said).toEqual(['out tickets --json in /home/sam', 'err careful']);
  await daemon.close();
  expect(await askDaemon(dataDir, ['tickets'], say)).toEqual({ kind: 'nobody-there' });
});

test('a control file that a dead daemon left behind leads nowhere', async () => {
  await writeFile(controlFilePath(dataDir), JSON.stringify({ port: 1, secret: 'x' }));
  expect(await askDaemon(dataDir, ['tickets'], say)).toEqual({ kind: 'nobody-there' });
});

test('without the secret nothing runs, and only the owner can read the secret', async () => {
  let ran = 0;
  const daemon = await serveCommands(dataDir, async () => {
    ran += 1;
    return Promise.resolve(0);
  });
  expect((await stat(controlFilePath(dataDir))).mode & 0o777).toBe(0o600);
  const { port } = JSON.parse(await readFile(controlFilePath(dataDir), 'utf8')) as { port: number };
  for (const request of ['{"secret":"guess","argv":["erase"]}', 'not json', '{"argv":["erase"]}']) {
    const socket = connect(port, '127.0.0.1');
    socket.write(`${request}\n`);
    await new Promise((resolve) => socket.once('close', resolve));
  }
  expect(ran).toBe(0);
  await daemon.close();
});

test('a command that breaks inside the daemon fails, and the daemon lives on', async () => {
  const daemon = await serveCommands(dataDir, async (argv) =>
    argv[0] === 'bad' ? Promise.reject(new Error('no such table')) : Promise.resolve(0),
  );
  expect(await askDaemon(dataDir, ['bad'], say)).toEqual({ kind: 'ran', exit: 1 });
  expect(said.join()).toContain('no such table');
  expect(await askDaemon(dataDir, ['good'], say)).toEqual({ kind: 'ran', exit: 0 });
  await daemon.close();
});
