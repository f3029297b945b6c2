import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Of } from '../scrub.ts';
import { storageTroubleFrom } from '../trouble.ts';
import { type Blobs, DamagedBlob, type StoredBlob } from './blobs.ts';
import { NO_SEAL, type Seal } from './seal.ts';

/**
 * Blobs as files `<dir>/ab/cd/<sha256>`, readable by their owner alone, sealed where a seal is given; for one machine
 * or a shared file system. The name is the hash of the bytes themselves, sealed or not.
 */
export async function openFolderBlobs(dir: string, seal: Seal = NO_SEAL): Promise<Blobs> {
  await mkdir(join(dir, 'new'), { recursive: true, mode: 0o700 });
  await removeLeftOvers(join(dir, 'new'));
  return {
    put: async (bytes) => put(dir, seal, bytes).catch(rethrow),
    get: async (sha256) => get(dir, seal, sha256).catch(rethrow),
    has: async (sha256) => (await statOf(dir, sha256)) !== null,
    delete: async (sha256) => rm(pathOf(dir, sha256), { force: true }),
    list: () => list(dir),
  };
}

async function put(dir: string, seal: Seal, bytes: Uint8Array): Promise<string> {
  const sha256 = sha256Of(bytes);
  const path = pathOf(dir, sha256);
  if ((await statOf(dir, sha256))?.size === bytes.length + seal.overhead) {
    const now = new Date();
    await utimes(path, now, now);
    return sha256;
  }
  const draft = join(dir, 'new', randomUUID());
  try {
    await writeFile(draft, seal.seal(bytes), { mode: 0o600, flag: 'wx', flush: true });
    await makeFolder(dir, sha256);
    await rename(draft, path);
  } catch (error) {
    // On a full disk every further try would leave one more.
    await rm(draft, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(join(path, '..'));
  return sha256;
}

function rethrow(error: unknown): never {
  throw storageTroubleFrom(error);
}

/** The entry of a new folder in its parent has to reach the disk too, else the file below it may not. */
async function makeFolder(dir: string, sha256: string): Promise<void> {
  const [outer, inner] = foldersOf(dir, sha256);
  if (!(await mkdir(inner, { recursive: true, mode: 0o700 }))) return;
  await syncFolder(outer);
  await syncFolder(dir);
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function get(dir: string, seal: Seal, sha256: string): Promise<Uint8Array | null> {
  try {
    const file = await readFile(pathOf(dir, sha256));
    // Kept before there was a key, or since.
    if (sha256Of(file) === sha256) return file;
    const bytes = seal.open(file);
    if (!bytes || sha256Of(bytes) !== sha256) throw new DamagedBlob(sha256);
    return bytes;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

async function statOf(dir: string, sha256: string): Promise<{ readonly size: number; readonly mtime: Date } | null> {
  try {
    return await stat(pathOf(dir, sha256));
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Folder by folder, for there may be millions. */
async function* list(dir: string): AsyncGenerator<StoredBlob> {
  for (const outer of (await readdir(dir)).filter(isHexPair)) {
    for (const inner of (await readdir(join(dir, outer))).filter(isHexPair)) {
      for (const sha256 of await readdir(join(dir, outer, inner))) {
        const found = SHA256.test(sha256) ? await statOf(dir, sha256) : null;
        if (found) yield { sha256, size: found.size, putAt: found.mtime };
      }
    }
  }
}

function isHexPair(name: string): boolean {
  return /^[0-9a-f]{2}$/.test(name);
}

/** Drafts of a process that died while writing; a live one is younger than an hour. */
async function removeLeftOvers(folder: string): Promise<void> {
  const hourAgo = Date.now() - 3_600_000;
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found && found.mtimeMs < hourAgo) await rm(path, { force: true });
  }
}

function foldersOf(dir: string, sha256: string): readonly [outer: string, inner: string] {
  // The name comes from the database: it must not lead out of the folder.
  if (!SHA256.test(sha256)) throw new Error('a blob is named by 64 hexadecimal digits');
  const outer = join(dir, sha256.slice(0, 2));
  return [outer, join(outer, sha256.slice(2, 4))];
}

function pathOf(dir: string, sha256: string): string {
  return join(foldersOf(dir, sha256)[1], sha256);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

const SHA256 = /^[0-9a-f]{64}$/;
