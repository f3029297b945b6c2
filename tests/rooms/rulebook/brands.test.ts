import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { helpFor, languageOfLetters, readBrand } from '../../../src/rulebook/brands.ts';
import { sayMistake } from '../../../src/rulebook/mistake.ts';

const file = 'rules/brands/default.yaml';
const text = readFileSync(file, 'utf8');

test('the brand that ships is sound and speaks sixteen languages', () => {
  const read = readBrand(file, text);
  if (read.kind === 'mistaken') throw new Error(read.mistakes.map(sayMistake).join('\n'));
  expect(read.value.id).toBe('default');
  expect(Object.keys(read.value.team)).toHaveLength(16);
  expect(Object.keys(read.value.hours).sort()).toEqual(Object.keys(read.value.team).sort());
});

test('a country without a checked number has no number', () => {
  const read = readBrand(file, text);
  if (read.kind === 'mistaken') throw new Error('mistaken');
  expect(helpFor(read.value, 'DK').gambling[0]?.reach).toBe('+45 70 22 28 25');
  expect(helpFor(read.value, 'IR')).toEqual({ emergency: null, crisis: [], gambling: [] });
  expect(helpFor(read.value, null)).toEqual(helpFor(read.value, 'MT'));
});

test('every mistake of a brand comes back at its line', () => {
  const read = readBrand(
    file,
    text.replace('countries: [MT', 'countries: [mt').replace('onCall: [on-call@', 'onCall: [on-call'),
  );
  expect(read.kind === 'mistaken' && read.mistakes.map(sayMistake)).toEqual([
    'rules/brands/default.yaml:9:13: countries.0: write a country as two capitals, such as MT',
    'rules/brands/default.yaml:11:10: onCall.0: Invalid email address',
  ]);
});

test('a brand without English or with an upload address in clear is refused', () => {
  const read = readBrand(
    file,
    `${text.replace('  en: the complaints team\n', '')}\nuploadUrl: http://casino.example/\n`,
  );
  expect(read.kind === 'mistaken' && read.mistakes.map(({ message }) => message)).toEqual([
    'team: English must stand here, for languages that are not named',
    'uploadUrl: must be an https:// address',
  ]);
});

test('only the default brand goes without a post of its own, and it must', () => {
  const post = 'post: { address: Help@Second.test, mailboxes: [SECOND_IMAP_URL] }\n';
  const saying = (id: string, more: string): string => {
    const read = readBrand(`rules/brands/${id}.yaml`, `${text}\n${more}`);
    return read.kind === 'mistaken' ? read.mistakes.map(sayMistake).join() : JSON.stringify(read.value.post);
  };
  expect(saying('default', '')).toBe('null');
  expect(saying('default', post)).toContain('is set by IMAP_URL');
  expect(saying('second', '')).toContain('say under post which address');
  expect(saying('second', post)).toBe(
    '{"address":"help@second.test","mailboxes":["SECOND_IMAP_URL"],"smtp":null,"sentCopies":"house"}',
  );
  expect(saying('second', post.replace('SECOND_IMAP_URL', 'PATH'))).toContain(
    'name a variable such as SECOND_IMAP_URL',
  );
});

test('a brand writes in its languages, and in its default one to all others', () => {
  const read = readBrand(file, `${text}\nlanguages: [en, fr]\n`);
  if (read.kind === 'mistaken') throw new Error('mistaken');
  expect(['fr', 'fa', 'en'].map((language) => languageOfLetters(read.value, language))).toEqual(['fr', 'en', 'en']);
  const without = readBrand(file, `${text}\nlanguages: [fr]\n`);
  expect(without.kind === 'mistaken' && without.mistakes.map(sayMistake).join()).toContain('must be among them');
});
