import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A TCP proxy that fails on command: what lies between two machines, in one test process. */
export interface CuttingProxy {
  readonly port: number;
  /** Cuts each connection at the n-th piece of data of its client, counted from 1 and anew from this call. */
  cutAt(piece: number, side: 'before' | 'after'): void;
  /** Swallows everything without a word, as a machine that vanished. */
  swallow(): void;
  /** Lets everything through again. */
  heal(): void;
  /** Pieces of data that clients sent since the last `cutAt` or `heal`. */
  pieces(): number;
  close(): Promise<void>;
}

type Mode =
  | { readonly kind: 'open' | 'swallow' }
  | { readonly kind: 'cut'; readonly at: number; readonly side: string };

/** `before`: the server never sees the piece; `after`: it does, but its answer does not come back. */
export async function startCuttingProxy(target: number): Promise<CuttingProxy> {
  let mode: Mode = { kind: 'open' };
  let seen = 0;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    let deaf = false;
    const end = (): void => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', end).on('close', end);
      socket.on('close', () => sockets.delete(socket));
    }
    client.on('data', (data) => {
      seen += 1;
      if (mode.kind === 'swallow') return;
      const cuts = mode.kind === 'cut' && seen === mode.at;
      if (!cuts) upstream.write(data);
      else if (mode.kind === 'cut' && mode.side === 'before') end();
      else {
        deaf = true;
        // The server answers this piece before it hears that the client went away.
        upstream.write(data, () => setTimeout(end, 30));
      }
    });
    upstream.on('data', (data) => {
      if (mode.kind !== 'swallow' && !deaf) client.write(data);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const become = (next: Mode): void => {
    mode = next;
    seen = 0;
  };
  return {
    port: (server.address() as AddressInfo).port,
    cutAt: (at, side) => become({ kind: 'cut', at, side }),
    swallow: () => become({ kind: 'swallow' }),
    heal: () => become({ kind: 'open' }),
    pieces: () => seen,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
