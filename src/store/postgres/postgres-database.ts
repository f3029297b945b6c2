import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import type postgres from 'postgres';
import type { Database, Queries } from '../database.ts';
import { transactBy } from '../transaction.ts';
import { DatabaseTrouble, troubleFrom } from '../trouble.ts';
import { connectPostgres } from './connection.ts';
import { lockKey, lockSession } from './session-lock.ts';

/** PostgreSQL through postgres.js: a pool for queries, one session for each lock, one for wake-ups. */
export function openPostgres(url: string): Database {
  const pool = poolOf(url);
  let listener: postgres.Sql | null = null;
  return {
    kind: 'postgres',
    run: async (work) => pool.use(async (queries) => work(queries)),
    transact: async (work) => pool.use(async (queries) => transactBy(queries, work)),
    lock: async (name) => lockSession(url, name),
    wake: async (channel) => pool.notify(`redress_${channel}`),
    onWake: async (channel, listen) => {
      listener ??= connectPostgres(url, { name: 'wake-ups', connections: 1, statementTimeout: 0 });
      const heard = await listener.listen(`redress_${channel}`, listen).catch(rethrow);
      return async () => heard.unlisten().catch(() => undefined);
    },
    migrate: async (folder) => migratePostgres(url, folder),
    close: async () => {
      await Promise.all([pool.close(), listener?.end({ timeout: 5 })]);
    },
  };
}

/** Longer than any statement may take: what passes it waits for a server that is no longer there. */
const DEADLINE = 45_000;
const STATEMENT_TIMEOUT = 30_000;

interface Pool {
  use<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  notify(channel: string): Promise<void>;
  close(): Promise<void>;
}

function poolOf(url: string): Pool {
  const dial = (): { client: postgres.Sql; queries: Queries } => {
    const client = connectPostgres(url, { name: 'queries', connections: 10, statementTimeout: STATEMENT_TIMEOUT });
    return { client, queries: drizzle({ client }) };
  };
  let current = dial();
  const use = async <T>(work: (connected: typeof current) => Promise<T>): Promise<T> => {
    const mine = current;
    try {
      return await beforeDeadline(work(mine));
    } catch (error) {
      // A connection that swallowed a query will swallow the next one too.
      if (error instanceof DatabaseTrouble && error.code === 'DEADLINE' && mine === current) {
        current = dial();
        void mine.client.end({ timeout: 0 });
      }
      return rethrow(error);
    }
  };
  return {
    use: async (work) => use(async ({ queries }) => work(queries)),
    notify: async (channel) => {
      await use(async ({ client }) => client.notify(channel, ''));
    },
    close: async () => current.client.end({ timeout: 5 }),
  };
}

async function beforeDeadline<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DatabaseTrouble('DEADLINE')), DEADLINE);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** On one session of its own, so that the lock and the statements live and die together. */
async function migratePostgres(url: string, folder: string): Promise<void> {
  const client = connectPostgres(url, { name: 'migrations', connections: 1, statementTimeout: 0 });
  try {
    await client`select pg_advisory_lock(${lockKey('migrations')}::bigint)`;
    await migrate(drizzle({ client }), { migrationsFolder: folder });
  } catch (error) {
    rethrow(error);
  } finally {
    await client.end({ timeout: 5 });
  }
}

function rethrow(error: unknown): never {
  throw troubleFrom(error);
}
