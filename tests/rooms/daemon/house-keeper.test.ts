import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse } from '../../../src/daemon/house-keeper.ts';
import { readSettings } from '../../../src/daemon/settings/read-settings.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redress-house-'));
  await cp('rules', join(folder, 'rules'), { recursive: true });
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

test('changed caps are in force at the next look, and a broken edit leaves the last sound ones', async () => {
  const opened = await openHouse(settings());
  if (opened.kind === 'mistaken') throw new Error(JSON.stringify(opened.mistakes));
  const { keeper } = opened;
  expect(await keeper.look()).toEqual({ kind: 'unchanged' });
  await edit('files: 40', 'files: 12');
  expect(await keeper.look()).toEqual({ kind: 'renewed' });
  expect(keeper.house().rulebook.attachmentCaps.filesPerMail).toBe(12);
  await edit('files: 12', 'files: no');
  expect(await keeper.look()).toMatchObject({
    kind: 'broken',
    why: expect.stringMatching(/^rules\/attachments\.yaml:4:19: perMail\.files: /) as string,
  });
  expect(keeper.house().rulebook.attachmentCaps.filesPerMail).toBe(12);
});

function settings() {
  const values = {
    IMAP_URL: 'imap://u:p@127.0.0.1:1/INBOX?tls=none',
    SMTP_URL: 'smtp://127.0.0.1:2?tls=none',
    SUPPORT_ADDRESS: 'support@casino.test',
    SECRET_KEY: 'k'.repeat(64),
    RULES_DIR: join(folder, 'rules'),
  };
  const read = readSettings(new Map(Object.entries(values)), { program: process.cwd(), directory: folder });
  if (read.kind === 'mistaken') throw new Error(JSON.stringify(read.mistakes));
  return read.value;
}

async function edit(written: string, instead: string): Promise<void> {
  const file = join(folder, 'rules/attachments.yaml');
  await writeFile(file, (await readFile(file, 'utf8')).replace(written, instead));
}
