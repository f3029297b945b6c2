import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

/** Listens as clamd does; the port is 0 when it listens on a path. */
export interface FakeClamd {
  readonly port: number;
  readonly close: () => void;
}

/** A clamd that reads INSTREAM as clamd(8) describes it and answers what it is told; null: it says nothing. */
export async function fakeClamd(
  answer: (content: Buffer, socket: Socket) => string | null,
  path?: string,
): Promise<FakeClamd> {
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
  await listening(server, path);
  return { port: path === undefined ? (server.address() as AddressInfo).port : 0, close: () => void server.close() };
}

async function listening(server: Server, path: string | undefined): Promise<void> {
  await new Promise<void>((resolve) =>
    path === undefined ? server.listen(0, '127.0.0.1', resolve) : server.listen(path, resolve),
  );
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
