import { randomBytes, timingSafeEqual } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { type ControlReply, type ControlRequest, controlFilePath, LONGEST_REQUEST } from './protocol.ts';

/** Runs one command inside the daemon, giving its lines to the two callbacks, and tells its exit code. */
export type CommandRunner = (
  argv: readonly string[],
  say: {
    readonly out: (line: string) => void;
    readonly err: (line: string) => void;
    /** Where the command was typed. */
    readonly typedIn: string;
  },
) => Promise<0 | 1 | 2>;

/** Listens on loopback for commands until `close`; the control file is removed with it. */
export async function serveCommands(
  dataDir: string,
  run: CommandRunner,
): Promise<{ readonly close: () => Promise<void> }> {
  const secret = randomBytes(32).toString('hex');
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    void answer(socket, secret, run);
  });
  const port = await listen(server);
  const file = controlFilePath(dataDir);
  await writeFile(file, JSON.stringify({ port, secret }), { mode: 0o600 });
  return {
    close: async () => {
      await rm(file, { force: true });
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the control socket has no port');
  return address.port;
}

async function answer(socket: Socket, secret: string, run: CommandRunner): Promise<void> {
  const reply = (message: ControlReply): void => {
    if (!socket.destroyed) socket.write(`${JSON.stringify(message)}\n`);
  };
  const request = await firstRequest(socket);
  if (!request || !same(request.secret, secret)) {
    socket.destroy();
    return;
  }
  try {
    const say = { out: (out: string) => reply({ out }), err: (err: string) => reply({ err }) };
    const exit = await run(request.argv, { ...say, typedIn: request.directory });
    reply({ exit });
  } catch (error) {
    reply({ err: `the command failed inside the daemon: ${error instanceof Error ? error.message : 'unknown error'}` });
    reply({ exit: 1 });
  }
  socket.end();
}

async function firstRequest(socket: Socket): Promise<ControlRequest | null> {
  let read = 0;
  socket.on('data', (chunk: Buffer) => {
    read += chunk.length;
    if (read > LONGEST_REQUEST) socket.destroy();
  });
  socket.setTimeout(10_000, () => socket.destroy());
  for await (const line of createInterface({ input: socket })) {
    socket.setTimeout(0);
    return requestFrom(line);
  }
  return null;
}

function requestFrom(line: string): ControlRequest | null {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null || !('secret' in value) || !('argv' in value)) return null;
    const { secret, argv } = value;
    const directory = 'directory' in value ? value.directory : null;
    if (typeof secret !== 'string' || typeof directory !== 'string' || !Array.isArray(argv)) return null;
    return { secret, argv: argv.filter((word): word is string => typeof word === 'string'), directory };
  } catch {
    return null;
  }
}

function same(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
