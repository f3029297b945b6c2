import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import type postgres from 'postgres';
import type { Database } from '../database.ts';
import { transactBy } from '../transaction.ts';
import { troubleFrom } from '../trouble.ts';
import { connectListener, connectOnce } from './connection.ts';
import { openPool, type Patience } from './pool.ts';
import { lockKey, lockSession } from './session-lock.ts';

/** PostgreSQL through postgres.js: a pool for queries, a session for each lock, one for wake-ups. */
export function openPostgres(url: string, patience: Patience = PATIENCE): Database {
  const pool = openPool(url, patience);
  let listener: postgres.Sql | null = null;
  return {
    kind: 'postgres',
    run: async (work) => pool.use(async ({ queries }) => work(queries)).catch(rethrow),
    transact: async (work) => pool.use(async ({ queries }) => transactBy(queries, work)).catch(rethrow),
    lock: async (name) => lockSession(url, name),
    wake: async (channel) => {
      await pool.use(async ({ client }) => client`select pg_notify(${`redress_${channel}`}, '')`).catch(rethrow);
    },
    onWake: async (channel, listen) => {
      listener ??= connectListener(url);
      const heard = await listener.listen(`redress_${channel}`, listen).catch(rethrow);
      return async () => heard.unlisten().catch(() => undefined);
    },
    migrate: async (folder) => migratePostgres(url, folder),
    close: async () => {
      await Promise.all([pool.close(), listener?.end({ timeout: 5 })]);
    },
  };
}

const PATIENCE: Patience = { statement: 30_000, use: 60_000 };

/** On one session of its own, so that the lock and the statements live and die together. */
async function migratePostgres(url: string, folder: string): Promise<void> {
  const { client } = connectOnce(url, { name: 'migrations', statementTimeout: 0 });
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
