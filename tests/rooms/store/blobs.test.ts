import { mkdtemp, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Blobs, StoredBlob } from '../../../src/store/blobs/blobs.ts';
import { openFolderBlobs } from '../../../src/store/blobs/folder-blobs.ts';
import { sealWith } from '../../../src/store/blobs/seal.ts';

let dir = '';
let blobs: Blobs;
const mail = Buffer.from('From: amelie@example.test\r\n\r\nBonjour\r\n');

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'redress-blobs-'));
  blobs = await openFolderBlobs(dir);
});
afterEach(async () => rm(dir, { recursive: true, force: true }));

function pathOf(sha256: string): string {
  return join(dir, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
}

test('what is put comes back under its hash, and only its owner can read the file', async () => {
  const sha256 = await blobs.put(mail);
  expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(await blobs.get(sha256)).toEqual(mail);
  expect((await stat(pathOf(sha256))).mode & 0o777).toBe(0o600);
  expect(await readdir(join(dir, 'new'))).toEqual([]);
});

test('the same bytes put by many at once are one file', async () => {
  const names = await Promise.all(Array.from({ length: 20 }, async () => blobs.put(mail)));
  expect(new Set(names).size).toBe(1);
  expect(await blobs.get(names[0] ?? '')).toEqual(mail);
});

test('what is not there is null, and deleting it is nothing', async () => {
  const absent = 'ab'.repeat(32);
  expect(await blobs.get(absent)).toBeNull();
  expect(await blobs.has(absent)).toBe(false);
  await blobs.delete(absent);
  const sha256 = await blobs.put(mail);
  await blobs.delete(sha256);
  expect(await blobs.has(sha256)).toBe(false);
});

test('a changed or torn file is noticed when it is read', async () => {
  const sha256 = await blobs.put(mail);
  await writeFile(pathOf(sha256), mail.toString().replace('Bonjour', 'Bonsoir'));
  await expect(blobs.get(sha256)).rejects.toMatchObject({ name: 'DamagedBlob', sha256 });
  await truncate(pathOf(sha256), 5);
  await expect(blobs.get(sha256)).rejects.toMatchObject({ name: 'DamagedBlob' });
  expect(await blobs.put(mail)).toBe(sha256);
  expect(await blobs.get(sha256)).toEqual(mail);
});

test('a name that leads out of the folder is refused', async () => {
  await expect(blobs.get('../../etc/passwd')).rejects.toThrow(/64 hexadecimal digits/);
  await expect(blobs.delete(`${'a'.repeat(62)}/.`)).rejects.toThrow(/64 hexadecimal digits/);
});

test('the list gives every blob with its size, and a second put makes it fresh again', async () => {
  const [one, two] = [await blobs.put(mail), await blobs.put(Buffer.alloc(0))];
  const old = new Date('2020-01-01T00:00:00Z');
  await utimes(pathOf(one), old, old);
  const listed = async (): Promise<Map<string, StoredBlob>> => {
    const found = new Map<string, StoredBlob>();
    for await (const blob of blobs.list()) found.set(blob.sha256, blob);
    return found;
  };
  expect((await listed()).get(one)).toEqual({ sha256: one, size: mail.length, putAt: old });
  expect((await listed()).get(two)?.size).toBe(0);
  await blobs.put(mail);
  expect((await listed()).get(one)?.putAt.getTime()).toBeGreaterThan(Date.now() - 60_000);
});

test('drafts of a process that died are removed at the next start', async () => {
  const draft = join(dir, 'new', 'draft');
  await writeFile(draft, 'half a ma');
  await utimes(draft, new Date(0), new Date(0));
  await openFolderBlobs(dir);
  expect(await readdir(join(dir, 'new'))).toEqual([]);
});

const [oldKey, newKey] = ['the older key, of thirty-two bytes or more', 'the newer key, of thirty-two bytes or more'];

test('with a key nothing of a mail can be read on the disk, and it comes back whole', async () => {
  const sealed = await openFolderBlobs(dir, sealWith([oldKey]));
  const sha256 = await sealed.put(mail);
  const file = await readFile(pathOf(sha256));
  expect(file.includes('amelie')).toBe(false);
  expect(await sealed.get(sha256)).toEqual(mail);
  expect(await sealed.put(mail)).toBe(sha256);
  expect(await readFile(pathOf(sha256))).toEqual(file);
});

test('after a change of keys both old and new files are read, and without the key none', async () => {
  const before = await blobs.put(Buffer.from('kept before there was a key'));
  const old = await (await openFolderBlobs(dir, sealWith([oldKey]))).put(mail);
  const rotated = await openFolderBlobs(dir, sealWith([newKey, oldKey]));
  expect(await rotated.get(old)).toEqual(mail);
  expect(Buffer.from((await rotated.get(before)) ?? []).toString()).toBe('kept before there was a key');
  await expect((await openFolderBlobs(dir, sealWith([newKey]))).get(old)).rejects.toMatchObject({
    name: 'DamagedBlob',
  });
  await expect(blobs.get(old)).rejects.toThrow(/DATA_KEY/);
});
