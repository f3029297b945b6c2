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
  expect(await keeper.look()).toEqual({ kind: 'renewed', waiting: null });
  expect(keeper.house().rulebook.attachmentCaps.filesPerMail).toBe(12);
  await edit('files: 12', 'files: no');
  expect(await keeper.look()).toMatchObject({
    kind: 'broken',
    why: expect.stringMatching(/^rules\/attachments\.yaml:4:19: perMail\.files: /) as string,
  });
  expect(keeper.house().rulebook.attachmentCaps.filesPerMail).toBe(12);
});

test('where a brand gets its mail stays as it was at the start, and the look says that it is set otherwise', async () => {
  const brand = join(folder, 'rules/brands/second.yaml');
  const delivered = await readFile(join(folder, 'rules/brands/default.yaml'), 'utf8');
  const post = (address: string, imap: string) => `\npost: { address: ${address}, mailboxes: [${imap}] }\n`;
  const write = async (more: string) => writeFile(brand, delivered.replace('Redress Casino', 'Second Casino') + more);
  await edit('files: no', 'files: 40');
  await write(post('help@second.test', 'SECOND_IMAP_URL'));
  const opened = await openHouse(settings());
  if (opened.kind === 'mistaken') throw new Error(JSON.stringify(opened.mistakes));
  const { keeper } = opened;

  await write(`${post('help@moved.test', 'SECOND_IMAP_URL')}channels: [{ name: telephone, reach: +356 1 }]\n`);
  const waiting = 'the mail of second is set otherwise now; restart the daemon to use it';
  expect(await keeper.look()).toEqual({ kind: 'renewed', waiting });
  expect(keeper.house('second').support).toEqual({ name: 'Second Casino', address: 'help@second.test' });
  expect(keeper.house('second').addresses).toEqual(['support@casino.test', 'help@second.test']);
  expect(keeper.house('second').brand.channels).toHaveLength(1);

  await write(post('help@second.test', 'UNSET_IMAP_URL'));
  const unset = 'rules/brands/second.yaml: UNSET_IMAP_URL is not set, which this brand names for its mail';
  expect(await keeper.look()).toEqual({ kind: 'renewed', waiting: `${unset}; the daemon would not start again` });
  expect(keeper.house('second').brand.channels).toEqual([]);

  await rm(brand);
  expect(await keeper.look()).toEqual({ kind: 'renewed', waiting });
  expect(keeper.house('second').brand.id).toBe('default');

  await write(post('help@second.test', 'SECOND_IMAP_URL'));
  expect(await keeper.look()).toEqual({ kind: 'renewed', waiting: null });
});

function settings() {
  const values = {
    IMAP_URL: 'imap://u:p@127.0.0.1:1/INBOX?tls=none',
    SMTP_URL: 'smtp://127.0.0.1:2?tls=none',
    SUPPORT_ADDRESS: 'support@casino.test',
    SECRET_KEY: 'k'.repeat(64),
    RULES_DIR: join(folder, 'rules'),
    SECOND_IMAP_URL: 'imap://second:p@127.0.0.1:1/INBOX?tls=none',
  };
  const read = readSettings(new Map(Object.entries(values)), { program: process.cwd(), directory: folder });
  if (read.kind === 'mistaken') throw new Error(JSON.stringify(read.mistakes));
  return read.value;
}

async function edit(written: string, instead: string): Promise<void> {
  const file = join(folder, 'rules/attachments.yaml');
  await writeFile(file, (await readFile(file, 'utf8')).replace(written, instead));
}
