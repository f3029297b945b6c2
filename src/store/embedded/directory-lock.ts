import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { type DirectoryHolder, isAlive, lifeOf } from './process-life.ts';

export type { DirectoryHolder };

export type DirectoryHold =
  | { readonly kind: 'held'; readonly release: () => Promise<void> }
  | { readonly kind: 'in-use'; readonly holder: DirectoryHolder };

/** Holds `lockFile` for this process until released; the lock of a dead process is taken over, by one process only. */
export async function holdDirectory(lockFile: string): Promise<DirectoryHold> {
  const mine: Lock = { pid: process.pid, host: hostname(), life: await lifeOf(process.pid), nonce: randomUUID() };
  heldHere.add(mine.nonce);
  const holder = await acquire(lockFile, mine);
  if (holder) {
    heldHere.delete(mine.nonce);
    return { kind: 'in-use', holder };
  }
  return {
    kind: 'held',
    release: async () => {
      heldHere.delete(mine.nonce);
      if ((await read(lockFile))?.nonce === mine.nonce) await rm(lockFile, { force: true });
    },
  };
}

interface Lock extends DirectoryHolder {
  /** A lock is one holding, not one process: no two are alike. */
  readonly nonce: string;
}

/** What this process holds: its own pid in a lock may also be that of a dead one before it (pid 1 of a container). */
const heldHere = new Set<string>();

/** Null when `path` is ours now, else who has it. */
async function acquire(path: string, mine: Lock): Promise<DirectoryHolder | null> {
  for (;;) {
    if (await create(path, mine)) return null;
    const found = await read(path);
    if (!found) continue;
    if (await isLive(found)) return found;
    const rival = await takeOver(path, found, mine);
    if (rival !== 'changed') return rival;
  }
}

/**
 * Whoever creates the file named for the dead lock's nonce may replace that lock, and nobody else may; if it dies
 * meanwhile, its own file is a dead lock and is taken over in the same way.
 */
async function takeOver(path: string, dead: Lock, mine: Lock): Promise<DirectoryHolder | null | 'changed'> {
  const right = `${path}.${dead.nonce}`;
  const rival = await acquire(right, mine);
  if (rival) return rival;
  // Another may have replaced it between our reading and our creating.
  if ((await read(path))?.nonce !== dead.nonce) {
    await rm(right, { force: true });
    return 'changed';
  }
  await rename(right, path);
  return null;
}

/** With its content from the first moment: `link` fails when the name is taken, as O_EXCL does. */
async function create(path: string, lock: Lock): Promise<boolean> {
  const draft = `${path}.${lock.nonce}.new`;
  await writeFile(draft, JSON.stringify(lock), { mode: 0o600, flush: true });
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Null when there is no such file any more. */
async function read(path: string): Promise<Lock | null> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  });
  if (text === null) return null;
  // A file that is no lock was torn by a crash of the machine: whoever wrote it is gone.
  return lockFrom(text) ?? { pid: 0, host: hostname(), life: null, nonce: 'unreadable' };
}

function lockFrom(text: string): Lock | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    const { pid, host, life, nonce } = value as Partial<Record<keyof Lock, unknown>>;
    if (typeof pid !== 'number' || typeof host !== 'string' || typeof nonce !== 'string') return null;
    return { pid, host, life: typeof life === 'string' ? life : null, nonce };
  } catch {
    return null;
  }
}

async function isLive(lock: Lock): Promise<boolean> {
  // Of a process on another machine nothing can be known: a person decides.
  if (lock.host !== hostname()) return true;
  return lock.pid === process.pid ? heldHere.has(lock.nonce) : isAlive(lock);
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
