import { drizzle } from 'drizzle-orm/postgres-js';
import type { Queries } from '../database.ts';
import { DatabaseTrouble } from '../trouble.ts';
import { type Connection, connectOnce } from './connection.ts';

/** Milliseconds. */
export interface Patience {
  /** The server ends a longer statement. */
  readonly statement: number;
  /** What lasts longer waits for a server that is no longer there. */
  readonly use: number;
}

/** A connection lent to one user at a time. */
export interface Lane extends Connection {
  readonly queries: Queries;
}

/** At most ten connections; a lost or stuck one is thrown away, and the next user dials afresh. */
export interface Pool {
  use<T>(work: (lane: Lane) => Promise<T>): Promise<T>;
  /** What is under way may end; nothing new begins. */
  close(): Promise<void>;
}

export function openPool(url: string, patience: Patience): Pool {
  const idle: { readonly lane: Lane; readonly since: number }[] = [];
  const waiting: (() => void)[] = [];
  let lent = 0;
  let closed = false;

  const take = (): Lane => {
    for (let found = idle.pop(); found; found = idle.pop()) {
      // What was silent for long may have been forgotten by a firewall on the way.
      if (found.lane.isOpen() && performance.now() - found.since < LONGEST_SILENCE) return found.lane;
      found.lane.cut();
    }
    const connection = connectOnce(url, { name: 'queries', statementTimeout: patience.statement });
    return { ...connection, queries: drizzle({ client: connection.client }) };
  };
  const giveBack = (lane: Lane): void => {
    if (closed) lane.cut();
    else if (lane.isOpen()) idle.push({ lane, since: performance.now() });
    lent -= 1;
    waiting.shift()?.();
  };
  return {
    use: async (work) => {
      if (closed) throw new DatabaseTrouble('CONNECTION_ENDED');
      while (lent >= MOST_LANES) await new Promise<void>((resolve) => waiting.push(resolve));
      lent += 1;
      const lane = take();
      try {
        return await beforeDeadline(work(lane), patience.use);
      } catch (error) {
        if (error instanceof DatabaseTrouble && error.code === 'DEADLINE') lane.cut();
        throw error;
      } finally {
        giveBack(lane);
      }
    },
    close: async () => {
      closed = true;
      await Promise.all(idle.splice(0).map(async ({ lane }) => lane.client.end({ timeout: 5 })));
    },
  };
}

const MOST_LANES = 10;
const LONGEST_SILENCE = 60_000;

async function beforeDeadline<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DatabaseTrouble('DEADLINE')), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
