import type { Socket } from 'node:net';
import postgres from 'postgres';
import { readAddress } from './address.ts';
import { beginOn } from './begin.ts';
import { dial } from './dial.ts';

/** One connection, used for one thing at a time, that is never dialled anew behind the back of its user. */
export interface Connection {
  readonly client: postgres.Sql;
  readonly isOpen: () => boolean;
  /** At once, whatever is under way; whoever waits for an answer gets an error. */
  readonly cut: () => void;
}

export interface ConnectionUse {
  /** Shown in `pg_stat_activity`. */
  readonly name: string;
  /** Milliseconds after which the server ends a statement; 0 for never. */
  readonly statementTimeout: number;
  /** When it closed, for whatever reason. */
  readonly onClose?: () => void;
}

/**
 * A client of postgres.js 3.4 for exactly one connection. Its own pool is not used: after a lost connection it sends
 * the `rollback` of a broken transaction to whatever stands in that slot by then, which ends in an uncaught exception
 * or inside the transaction of somebody else.
 */
export function connectOnce(url: string, use: ConnectionUse): Connection {
  let socket: Socket | null = null;
  let open = true;
  const close = (): void => {
    if (!open) return;
    open = false;
    use.onClose?.();
  };
  const client = clientFor(url, use, {
    onclose: close,
    socket: async (target: Target) => {
      if (socket) throw Object.assign(new Error('the connection was lost'), { code: 'CONNECTION_CLOSED' });
      socket = await dial(target).catch((error: unknown) => {
        // The driver would let the next query on this connection wait for ever.
        close();
        throw error;
      });
      return socket;
    },
  });
  const cut = (): void => {
    close();
    socket?.destroy();
    void client.end({ timeout: 0 });
  };
  const isOpen = (): boolean => open;
  return { client: Object.assign(client, { begin: beginOn(client, isOpen) }), isOpen, cut };
}

/** A client that dials again by itself after every loss: for listening only. */
export function connectListener(url: string): postgres.Sql {
  return clientFor(url, { name: 'wake-ups', statementTimeout: 0 }, {});
}

type Target = Parameters<typeof dial>[0];

function clientFor(url: string, { name, statementTimeout }: ConnectionUse, hooks: object): postgres.Sql {
  const { address, ssl } = readAddress(url);
  return postgres(address, {
    ...hooks,
    ssl,
    max: 1,
    fetch_types: false,
    connect_timeout: 10,
    max_lifetime: null,
    // The driver's own back-off grows to 20 s.
    backoff: (retries) => Math.min(0.1 * 2 ** Math.min(retries, 5), 2),
    connection: {
      application_name: `redress ${name}`,
      statement_timeout: statementTimeout,
      lock_timeout: statementTimeout,
      idle_in_transaction_session_timeout: 60_000,
      TimeZone: 'UTC',
      DateStyle: 'ISO',
      // The server lets go of the lock of a machine that vanished after about half a minute.
      tcp_keepalives_idle: 15,
      tcp_keepalives_interval: 5,
      tcp_keepalives_count: 3,
    },
    onnotice: () => undefined,
  });
}
