import { expect, test } from 'vitest';
import { readLanguageOnce } from '../../../src/rulebook/language-once.ts';
import type { LanguageRules, Targets } from '../../../src/rulebook/languages.ts';
import { type Read, sayMistake } from '../../../src/rulebook/mistake.ts';

const FILE = 'rules/languages/en.yaml';
const TEXT = 'categories:\n  payment:\n    strong: [withdrawal]\n';

function names(...categories: readonly string[]): Targets {
  return { categories: new Set(categories), flags: new Set(), markers: new Set(), concepts: new Set() };
}

function said(read: Read<LanguageRules>): readonly string[] {
  return read.kind === 'sound' ? [] : read.mistakes.map(sayMistake);
}

test('the same text for the same names is read once', () => {
  const first = readLanguageOnce(FILE, TEXT, names('payment', 'kyc'));
  expect(first.kind).toBe('sound');
  expect(readLanguageOnce(FILE, TEXT, names('kyc', 'payment'))).toBe(first);
});

test('a changed text is read anew, and so is the old one after it', () => {
  const first = readLanguageOnce(FILE, TEXT, names('payment'));
  const changed = readLanguageOnce(FILE, TEXT.replace('withdrawal', 'payout'), names('payment'));
  if (changed.kind === 'mistaken') throw new Error('mistaken');
  expect([...changed.value.index.words.keys()]).toEqual(['payout']);
  const again = readLanguageOnce(FILE, TEXT, names('payment'));
  expect(again).toEqual(first);
  expect(again).not.toBe(first);
});

test('a name that another file took away is missed though the text is the same', () => {
  const mistake = expect.arrayContaining(['rules/languages/en.yaml:3:13: no category is called payment']) as string[];
  expect(said(readLanguageOnce(FILE, TEXT, names('payment')))).toEqual([]);
  expect(said(readLanguageOnce(FILE, TEXT, names('kyc')))).toEqual(mistake);
  expect(said(readLanguageOnce(FILE, TEXT, names('payment')))).toEqual([]);
});

test('two files with one text are two languages', () => {
  const of = (file: string): string => {
    const read = readLanguageOnce(file, TEXT, names('payment'));
    return read.kind === 'sound' ? read.value.language : 'mistaken';
  };
  expect([of('rules/languages/en.yaml'), of('rules/languages/fr.yaml')]).toEqual(['en', 'fr']);
});
