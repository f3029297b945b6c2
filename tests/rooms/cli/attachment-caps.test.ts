import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { objectsOf, type Printed, type } from './terminal.ts';

// The first command reads all rules and letters, which takes its time.
vi.setConfig({ testTimeout: 60_000 });

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redress-caps-'));
  await cp('rules', join(folder, 'rules'), { recursive: true });
  await writeFile(join(folder, 'mail.eml'), MAIL);
});
afterAll(async () => rm(folder, { recursive: true, force: true }));
beforeEach(async () => cp('rules/attachments.yaml', join(folder, CAPS)));

const CAPS = 'rules/attachments.yaml';
const part = (name: string, text: string): string =>
  `--b\r\nContent-Type: text/plain; name=${name}\r\nContent-Disposition: attachment; filename=${name}\r\n\r\n${text}\r\n`;
const MAIL = `From: Joe <joe@example.test>\r\nTo: support@casino.example\r\nSubject: Withdrawal\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nMy withdrawal of 300 EUR is late.\r\n${part('one.txt', 'one')}${part('two.txt', 'two two')}--b--\r\n`;

async function redress(...argv: readonly string[]): Promise<Printed> {
  return type(argv, { directory: folder, env: { RULES_DIR: join(folder, 'rules') } });
}

async function edit(written: string, instead: string): Promise<void> {
  const text = await readFile(join(folder, CAPS), 'utf8');
  await writeFile(join(folder, CAPS), text.replace(written, instead));
}

async function verdicts(): Promise<unknown> {
  const [tried] = objectsOf(await redress('try', '--json', 'mail.eml'));
  return (tried?.['attachments'] as readonly { readonly name: string; readonly reason: string | null }[]).map(
    ({ name, reason }) => [name, reason],
  );
}

test('a cap is what the rules say, and a mail is judged by it', async () => {
  expect(await verdicts()).toEqual([
    ['one.txt', null],
    ['two.txt', null],
  ]);
  await edit('files: 40', 'files: 1');
  expect(await verdicts()).toEqual([
    ['one.txt', null],
    ['two.txt', 'more than 1 files in one mail'],
  ]);
});

test('a mistake in the caps is told with its place', async () => {
  await edit('60 MB', 'sixty');
  const { err, exit } = await redress('check');
  expect({ err, exit }).toEqual({
    err: ['rules/attachments.yaml:6:17: perDay.size: write a size with its unit, such as 25 MB'],
    exit: 1,
  });
});

test('rules without caps are told to lack a file', async () => {
  await rm(join(folder, CAPS));
  expect((await redress('check')).err).toEqual(['rules/attachments.yaml: is missing']);
});
