import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { holdDirectory } from '../../../src/store/embedded/directory-lock.ts';
import { openDatabase } from '../../../src/store/open-database.ts';

let dir = '';
let lockFile = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'redress-lock-'));
  lockFile = join(dir, 'database.lock');
});
afterEach(async () => rm(dir, { recursive: true, force: true }));

const dead = async (changes: object = {}): Promise<void> =>
  writeFile(lockFile, JSON.stringify({ pid: 2 ** 22 + 1, host: hostname(), life: null, nonce: 'dead', ...changes }));

async function release(holds: readonly Awaited<ReturnType<typeof holdDirectory>>[]): Promise<void> {
  for (const hold of holds) if (hold.kind === 'held') await hold.release();
}

test('a directory is held by one, and free again after its release', async () => {
  const first = await holdDirectory(lockFile);
  expect(first.kind).toBe('held');
  expect(await holdDirectory(lockFile)).toMatchObject({ kind: 'in-use', holder: { pid: process.pid } });
  await release([first]);
  expect(await readdir(dir)).toEqual([]);
});

test('of many that find the lock of a dead process, exactly one takes it over', async () => {
  for (let round = 0; round < 40; round += 1) {
    await dead();
    const holds = await Promise.all(Array.from({ length: 12 }, async () => holdDirectory(lockFile)));
    expect(holds.filter(({ kind }) => kind === 'held')).toHaveLength(1);
    await release(holds);
    expect(await readdir(dir)).toEqual([]);
  }
});

test('the lock of a process that died while taking over is taken over too', async () => {
  await dead();
  await writeFile(
    `${lockFile}.dead`,
    JSON.stringify({ pid: 2 ** 22 + 2, host: hostname(), life: null, nonce: 'heir' }),
  );
  const holds = await Promise.all(Array.from({ length: 6 }, async () => holdDirectory(lockFile)));
  expect(holds.filter(({ kind }) => kind === 'held')).toHaveLength(1);
  await release(holds);
});

test.each([
  ['another process that was given the same number', { pid: process.ppid, life: 'another boot 1' }, 'held'],
  ['our own number from before a restart', { pid: process.pid, life: 'another boot 1' }, 'held'],
  ['a process on another machine', { host: 'elsewhere' }, 'in-use'],
  ['a process that runs', { pid: process.ppid }, 'in-use'],
])('the lock of %s: %#', async (_, lock, kind) => {
  await dead(lock);
  const hold = await holdDirectory(lockFile);
  expect(hold.kind).toBe(kind);
  await release([hold]);
});

test('a lock file that a crash of the machine tore is taken over', async () => {
  await writeFile(lockFile, '{"pid":1');
  const hold = await holdDirectory(lockFile);
  expect(hold.kind).toBe('held');
  await release([hold]);
});

test('a second process is refused the embedded database; when the first is killed, its rows are there', async () => {
  const child = await startHolder(dir);
  const refused = await openDatabase({ kind: 'embedded', dataDir: dir });
  expect(refused).toMatchObject({ kind: 'in-use', holder: { pid: child.pid } });
  expect(refused.kind === 'in-use' && refused.message).toMatch(/Stop that process, or set DATABASE_URL/);
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
  const opened = await openDatabase({ kind: 'embedded', dataDir: dir });
  if (opened.kind !== 'open') throw new Error(opened.message);
  const rows = await opened.database.run(async (queries) => queries.$count(sql`kept` as never));
  expect(rows).toBe(3);
  await opened.database.close();
});

/** Another process that opened the database and committed three rows. */
async function startHolder(dataDir: string): Promise<ChildProcess> {
  const script = fileURLToPath(new URL('suites/hold-embedded.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('exit', (code) => reject(new Error(`the holder ended with ${String(code)}`)));
  });
  child.removeAllListeners('exit');
  return child;
}
