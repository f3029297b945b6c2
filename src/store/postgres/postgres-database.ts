import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import type postgres from 'postgres';
import type { Database, Ending, Queries } from '../database.ts';
import { DatabaseTrouble, troubleFrom } from '../trouble.ts';
import { connectListener, connectOnce } from './connection.ts';
import { type Lane, openPool, type Patience } from './pool.ts';
import { lockKey, lockSession } from './session-lock.ts';

/** PostgreSQL through postgres.js: a pool for queries, a session for each lock, one for wake-ups. */
export function openPostgres(url: string, patience: Patience = PATIENCE): Database {
  const pool = openPool(url, patience);
  let listener: postgres.Sql | null = null;
  return {
    kind: 'postgres',
    run: async (work) => pool.use(async ({ queries }) => work(queries)).catch(rethrow),
    transact: async (work) => pool.use(async (lane) => transactOn(lane, work)).catch(rethrow),
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
      pool.close();
      await listener?.end({ timeout: 5 });
    },
  };
}

const PATIENCE: Patience = { statement: 30_000, use: 60_000 };

async function transactOn<T>(
  { client, queries, isOpen, cut }: Lane,
  work: (tx: Queries) => Promise<Ending<T>>,
): Promise<T> {
  await client.unsafe('begin');
  try {
    const { end, result } = await work(queries);
    const { command } = await client.unsafe(end === 'commit' ? 'commit' : 'rollback');
    // PostgreSQL answers the commit of a failed transaction with a rollback and without an error.
    if (end === 'commit' && command !== 'COMMIT') throw new DatabaseTrouble('25P02');
    return result;
  } catch (error) {
    if (isOpen()) await client.unsafe('rollback').catch(cut);
    throw error;
  }
}

/** On one session of its own, so that the lock and the statements live and die together. */
async function migratePostgres(url: string, folder: string): Promise<void> {
  const { client } = connectOnce(url, { name: 'migrations', statementTimeout: 0 });
  try {
    await client`select pg_advisory_lock(${lockKey('migrations')}::bigint)`;
    await migrateOn(client, folder);
  } catch (error) {
    rethrow(error);
  } finally {
    await client.end({ timeout: 5 });
  }
}

/** Drizzle asks the client to `begin`; on a connection of its own that is safe as long as nothing follows a loss. */
async function migrateOn(client: postgres.Sql, folder: string): Promise<void> {
  await migrate(drizzle({ client }), { migrationsFolder: folder });
}

function rethrow(error: unknown): never {
  throw troubleFrom(error);
}
