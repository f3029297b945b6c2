import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openClamd } from '../../../src/transport/clamd/clamd.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A clamd that reads INSTREAM as clamd(8) describes it and answers what it is told. */
async function fakeClamd(answer: (content: Buffer, socket: Socket) => string | null, path?: string): Promise<number> {
  const server = createServer((socket) => {
    let received = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      const content = contentIn(received);
      if (!content) return;
      const said = answer(content, socket);
      if (said !== null) socket.end(said);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) =>
    path === undefined ? server.listen(0, '127.0.0.1', resolve) : server.listen(path, resolve),
  );
  return path === undefined ? (server.address() as AddressInfo).port : 0;
}

/** What stands in the chunks, once the empty one has come. */
function contentIn(received: Buffer): Buffer | null {
  const command = Buffer.from('zINSTREAM\0');
  if (received.length < command.length || !received.subarray(0, command.length).equals(command)) return null;
  const chunks: Buffer[] = [];
  for (let at = command.length; at + 4 <= received.length; ) {
    const length = received.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

const scanWith = async (port: number, content: Uint8Array, deadlineMs = 2_000) =>
  openClamd({ kind: 'tcp', host: '127.0.0.1', port }, deadlineMs).scan(content);

test('the scanner gets every byte of a large file, and its yes is a yes', async () => {
  const file = Buffer.alloc(300_001, 'x');
  let got = 0;
  const port = await fakeClamd((content) => {
    got = content.length;
    return 'stream: OK\0';
  });
  expect(await scanWith(port, file)).toEqual({ kind: 'clean' });
  expect(got).toBe(300_001);
});

test('what the scanner finds has a name', async () => {
  const port = await fakeClamd(() => 'stream: Win.Test.EICAR_HDB-1 FOUND\0');
  expect(await scanWith(port, Buffer.from('x'))).toEqual({ kind: 'infected', name: 'Win.Test.EICAR_HDB-1' });
});

test('a file over the scanner’s limit is refused, which is no illness of the scanner', async () => {
  const port = await fakeClamd(() => 'INSTREAM size limit exceeded. ERROR\0');
  expect(await scanWith(port, Buffer.from('x'))).toEqual({ kind: 'refused' });
});

test.each([
  ['nonsense', (): string => 'a sentence of joe@example.test\0'],
  ['a yes to something else', (): string => 'stream: OK, or so\0'],
  ['nothing but the end', (): string => ''],
])('%s is no answer, and its words are not passed on', async (_, answer) => {
  const scan = await scanWith(await fakeClamd(answer), Buffer.from('x'));
  expect(scan.kind).toBe('unavailable');
  expect(JSON.stringify(scan)).not.toContain('joe@');
});

test('a scanner that says nothing is given up on', async () => {
  const port = await fakeClamd(() => null);
  expect(await scanWith(port, Buffer.from('x'), 200)).toEqual({
    kind: 'unavailable',
    why: 'it did not answer in time',
  });
});

test('a scanner that is not there is away', async () => {
  const port = await fakeClamd(() => null);
  for (const server of servers.splice(0)) server.close();
  expect(await scanWith(port, Buffer.from('x'))).toEqual({
    kind: 'unavailable',
    why: 'it cannot be reached (ECONNREFUSED)',
  });
});

test('a scanner is reached by a path as well', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'redress-clamd-'));
  const path = join(folder, 'clamd.ctl');
  await fakeClamd(() => 'stream: OK\0', path);
  expect(await openClamd({ kind: 'socket', path }).scan(Buffer.from('x'))).toEqual({ kind: 'clean' });
  rmSync(folder, { recursive: true, force: true });
});
