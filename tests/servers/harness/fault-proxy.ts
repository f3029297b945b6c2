import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Draws, drawsFrom } from './draws.ts';

/** What lies between two machines and fails as networks do, the same way for the same seed and the same words. */
export interface FaultProxy {
  readonly port: number;
  /** From now on one of these faults comes up after about so many bytes of what the server says. */
  readonly trouble: (kinds: readonly Fault[], bytes: number) => void;
  readonly heal: () => void;
  /** How many came up until now. */
  readonly faults: () => number;
  readonly close: () => Promise<void>;
}

/**
 * `cut` ends the connection with a FIN, `reset` with an RST; `stall` says nothing for a while and then resets, as
 * firewalls do; `late` waits, and goes on. The last three spoil bytes: only for
 * TLS, which must notice.
 */
export type Fault = 'cut' | 'reset' | 'stall' | 'late' | 'flip' | 'garbage' | 'repeat';

export async function startFaultProxy(target: number, seed: number): Promise<FaultProxy> {
  const draws = drawsFrom(seed);
  const sockets = new Set<Socket>();
  let [kinds, bytes, faults]: [readonly Fault[], number, number] = [[], 0, 0];
  const next = (): Due | null => (bytes === 0 ? null : { fault: draws.pick(kinds), after: 1 + draws.below(2 * bytes) });
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    const end = (): void => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', end).on('close', end);
      socket.on('close', () => sockets.delete(socket));
    }
    const said = queueTo(client);
    let due = next();
    client.on('data', (data) => void upstream.write(data));
    upstream.on('data', (data: Buffer) => {
      let rest = data;
      due ??= next();
      while (due && due.after < rest.length) {
        said(plainly(rest.subarray(0, due.after)));
        rest = rest.subarray(due.after);
        said(WAYS[due.fault](rest, draws));
        faults += 1;
        due = next();
      }
      if (due) due = { ...due, after: due.after - rest.length };
      said(plainly(rest));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    trouble: (these, often) => {
      [kinds, bytes] = [these, often];
    },
    heal: () => {
      bytes = 0;
    },
    faults: () => faults,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

interface Due {
  readonly fault: Fault;
  readonly after: number;
}

/** One thing after the other, however long each takes. */
type Saying = (client: Socket) => Promise<void> | void;

function queueTo(client: Socket): (saying: Saying) => void {
  let before = Promise.resolve();
  return (saying) => {
    before = before.then(async () => {
      if (!client.destroyed) await saying(client);
    });
  };
}

function plainly(data: Buffer): Saying {
  return (client) => void client.write(data);
}

/** `rest` is what comes next: it is said after the fault. */
const WAYS: Readonly<Record<Fault, (rest: Buffer, draws: Draws) => Saying>> = {
  cut: () => (client) => void client.end(),
  reset: () => (client) => void client.resetAndDestroy(),
  stall: () => async (client) => {
    await sleep(5_000);
    client.resetAndDestroy();
  },
  late: () => async () => sleep(2_000),
  flip: (rest, draws) => () => {
    rest[0] = (rest[0] ?? 0) ^ (1 << draws.below(8));
  },
  garbage: (_rest, draws) => plainly(Buffer.from(Array.from({ length: 20 }, () => draws.below(256)))),
  repeat: (rest) => plainly(Buffer.from(rest)),
};
