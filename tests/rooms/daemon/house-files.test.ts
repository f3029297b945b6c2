import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readHouseFiles } from '../../../src/daemon/house-files.ts';
import { sayMistake } from '../../../src/rulebook/mistake.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redress-brands-'));
  await cp('templates', join(folder, 'templates'), { recursive: true });
  await cp('rules', join(folder, 'rules'), { recursive: true });
  await mkdir(join(folder, 'templates/brands/second/en'), { recursive: true });
});
afterAll(async () => rm(folder, { recursive: true }));

const read = async () => readHouseFiles(join(folder, 'rules'), join(folder, 'templates'));
const withdrawn = '---\nsubject: Gone, {{reference}}\n---\nUntil {{reopenUntil}}.\n\n{{> closing}}\n';
const ownLetter = 'templates/brands/second/en/withdrawn.hbs';

test('a folder for a brand that nobody knows is a mistake', async () => {
  await writeFile(join(folder, ownLetter), withdrawn);
  const files = await read();
  expect(files.kind === 'mistaken' && files.mistakes.map(sayMistake)).toEqual([
    'templates/brands/second: no brand is called second; there is no rules/brands/second.yaml',
  ]);
});

test('a brand says some letters in its own words and all others as the house does', async () => {
  const brand = 'post: { address: help@second.test, mailboxes: [SECOND_IMAP_URL] }\n';
  await cp(join(folder, 'rules/brands/default.yaml'), join(folder, 'rules/brands/second.yaml'));
  await writeFile(join(folder, 'rules/brands/second.yaml'), brand, { flag: 'a' });
  const files = await read();
  if (files.kind === 'mistaken') throw new Error(files.mistakes.map(sayMistake).join('\n'));
  const { templates, templatesOf } = files.value;
  const own = templatesOf.get('second')!;
  const values = { reference: 'R', reopenUntil: 'D', name: '', brand: '', team: '', hours: '', escalation: '' };
  expect(own.find('withdrawn', 'en')!.subject(values)).toBe('Gone, R');
  expect(templates.find('withdrawn', 'en')!.subject(values)).not.toBe('Gone, R');
  expect(own.find('withdrawn', 'fr')!.subject(values)).toBe(templates.find('withdrawn', 'fr')!.subject(values));
  expect(own.languages).toEqual(templates.languages);
});

test('a mistake in a letter of a brand is told with the file it stands in', async () => {
  await writeFile(join(folder, ownLetter), withdrawn.replace('reopenUntil', 'until'));
  const files = await read();
  expect(files.kind === 'mistaken' && files.mistakes.map(sayMistake).join()).toContain(`${ownLetter}:4:`);
});
