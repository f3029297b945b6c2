import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A TCP proxy that spoils what the server says, the same way for the same seed. */
export interface GarblingProxy {
  readonly port: number;
  /** From now on about one piece of data in `every` is spoiled. */
  readonly garble: (seed: number, every: number) => void;
  readonly close: () => Promise<void>;
}

export async function startGarblingProxy(target: number): Promise<GarblingProxy> {
  let random = randomFrom(1);
  let often = 0;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    const end = (): void => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', end).on('close', end);
      socket.on('close', () => sockets.delete(socket));
    }
    client.on('data', (data) => upstream.write(data));
    upstream.on('data', (data) => {
      client.write(often > 0 && random() * often < 1 ? spoiled(data, random) : data);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    garble: (seed, every) => {
      random = randomFrom(seed);
      often = every;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** A byte flipped, bytes left out, garbage put in, or everything said twice. */
function spoiled(data: Buffer, random: () => number): Buffer {
  const at = Math.floor(random() * data.length);
  const way = Math.floor(random() * 4);
  if (way === 3) return Buffer.concat([data, data]);
  if (way === 2) return Buffer.concat([data.subarray(0, at), garbage(random), data.subarray(at)]);
  if (way === 1) return Buffer.concat([data.subarray(0, at), data.subarray(at + 1 + Math.floor(random() * 5))]);
  const copy = Buffer.from(data);
  copy[at] = (copy[at] ?? 0) ^ (1 << Math.floor(random() * 8));
  return copy;
}

function garbage(random: () => number): Buffer {
  return Buffer.from(Array.from({ length: 1 + Math.floor(random() * 40) }, () => Math.floor(random() * 256)));
}

/** Mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
