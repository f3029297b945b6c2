import { EventEmitter } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import type { Channel, Database, NameLock, Queries } from '../database.ts';
import { transactBy } from '../transaction.ts';
import { troubleFrom } from '../trouble.ts';
import { type DirectoryHolder, holdDirectory } from './directory-lock.ts';

/** Another process has the embedded database open; the two would lose each other's rows without an error. */
export interface EmbeddedDatabaseInUse {
  readonly kind: 'in-use';
  readonly holder: DirectoryHolder;
  /** What is the matter and what to do, for a person. */
  readonly message: string;
}

/**
 * PGlite under `<dataDir>/database`, with a lock file beside it, since PGlite has none. It never calls fsync: a power
 * cut may lose the last commits, a killed process does not (decision 0006).
 */
export async function openEmbedded(
  dataDir: string,
): Promise<{ readonly kind: 'open'; readonly database: Database } | EmbeddedDatabaseInUse> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const lockFile = join(dataDir, 'database.lock');
  const hold = await holdDirectory(lockFile);
  if (hold.kind === 'in-use') return { ...hold, message: inUseMessage(hold.holder, lockFile) };
  try {
    const client = await PGlite.create(join(dataDir, 'database'));
    return { kind: 'open', database: embeddedDatabase(client, hold.release) };
  } catch (error) {
    await hold.release();
    throw error;
  }
}

function inUseMessage({ pid, host }: DirectoryHolder, lockFile: string): string {
  return (
    `The embedded database is in use by process ${pid} on ${host}. Stop that process, or set DATABASE_URL to a ` +
    `PostgreSQL database that several processes can share. If no such process runs, delete ${lockFile}.`
  );
}

function embeddedDatabase(client: PGlite, letGo: () => Promise<void>): Database {
  const queries: Queries = drizzle({ client });
  const wakes = new EventEmitter();
  const held = new Set<string>();
  return {
    kind: 'embedded',
    run: async (work) => work(queries).catch(rethrow),
    transact: async (work) => transactBy(queries, work).catch(rethrow),
    lock: async (name) => Promise.resolve(lockInProcess(held, name)),
    wake: async (channel) => Promise.resolve(void wakes.emit(channel)),
    onWake: async (channel: Channel, listener) => {
      wakes.on(channel, listener);
      return Promise.resolve(async () => Promise.resolve(void wakes.off(channel, listener)));
    },
    migrate: async (folder) => migrate(drizzle({ client }), { migrationsFolder: folder }).catch(rethrow),
    close: async () => {
      await client.close();
      await letGo();
    },
  };
}

/** Nobody else can have the directory open, so the process is the whole world; the lock is never lost. */
function lockInProcess(held: Set<string>, name: string): NameLock | null {
  if (held.has(name)) return null;
  held.add(name);
  const release = async (): Promise<void> => Promise.resolve(void held.delete(name));
  return { lost: new Promise<void>(() => undefined), release };
}

function rethrow(error: unknown): never {
  throw troubleFrom(error);
}
