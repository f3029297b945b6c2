import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openClamd } from '../../../src/transport/clamd/clamd.ts';
import { type FakeClamd, fakeClamd } from './fake-clamd.ts';

const servers: FakeClamd[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function clamd(...[answer, path]: Parameters<typeof fakeClamd>): Promise<number> {
  const server = await fakeClamd(answer, path);
  servers.push(server);
  return server.port;
}

const scanWith = async (port: number, content: Uint8Array, deadlineMs = 2_000) =>
  openClamd({ kind: 'tcp', host: '127.0.0.1', port }, deadlineMs).scan(content);

test('the scanner gets every byte of a large file, and its yes is a yes', async () => {
  const file = Buffer.alloc(300_001, 'x');
  let got = 0;
  const port = await clamd((content) => {
    got = content.length;
    return 'stream: OK\0';
  });
  expect(await scanWith(port, file)).toEqual({ kind: 'clean' });
  expect(got).toBe(300_001);
});

test('what the scanner finds has a name', async () => {
  const port = await clamd(() => 'stream: Win.Test.EICAR_HDB-1 FOUND\0');
  expect(await scanWith(port, Buffer.from('x'))).toEqual({ kind: 'infected', name: 'Win.Test.EICAR_HDB-1' });
});

test('a file over the scanner’s limit is refused, which is no illness of the scanner', async () => {
  const port = await clamd(() => 'INSTREAM size limit exceeded. ERROR\0');
  expect(await scanWith(port, Buffer.from('x'))).toEqual({ kind: 'refused' });
});

test.each([
  ['nonsense', (): string => 'a sentence of joe@example.test\0'],
  ['a yes to something else', (): string => 'stream: OK, or so\0'],
  ['nothing but the end', (): string => ''],
])('%s is no answer, and its words are not passed on', async (_, answer) => {
  const scan = await scanWith(await clamd(answer), Buffer.from('x'));
  expect(scan.kind).toBe('unavailable');
  expect(JSON.stringify(scan)).not.toContain('joe@');
});

test('a scanner that says nothing is given up on', async () => {
  const port = await clamd(() => null);
  expect(await scanWith(port, Buffer.from('x'), 200)).toEqual({
    kind: 'unavailable',
    why: 'it did not answer in time',
  });
});

test('a scanner that is not there is away', async () => {
  const port = await clamd(() => null);
  for (const server of servers.splice(0)) server.close();
  expect(await scanWith(port, Buffer.from('x'))).toEqual({
    kind: 'unavailable',
    why: 'it cannot be reached (ECONNREFUSED)',
  });
});

test('a scanner is reached by a path as well', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'redress-clamd-'));
  const path = join(folder, 'clamd.ctl');
  await clamd(() => 'stream: OK\0', path);
  expect(await openClamd({ kind: 'socket', path }).scan(Buffer.from('x'))).toEqual({ kind: 'clean' });
  rmSync(folder, { recursive: true, force: true });
});
