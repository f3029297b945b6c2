import { expect, test } from 'vitest';
import { rulesFor } from '../../../../src/triage/classify/rules-for.ts';
import { mail, rulebook } from './world.ts';

test('a mail is looked through with its own language, with any, and with English', () => {
  expect(rulesFor('fr', rulebook).map(({ language }) => language)).toEqual(['fr', 'any', 'en']);
  expect(rulesFor('en', rulebook).map(({ language }) => language)).toEqual(['en', 'any']);
});

test('a mail in no language that can be told is looked through with all', () => {
  expect(rulesFor(null, rulebook)).toHaveLength(rulebook.languages.size);
});

test('a short word that looks English is none in a mail of another language', () => {
  const text = 'Il a mis 15 euros sur son compte avec ma carte, en train, et le délai est court.';
  expect(mail(text, { language: 'fr' }).flags).toEqual([]);
});

test('English phrases are understood in mails of other languages', () => {
  expect(mail('Bonjour, pending withdrawal depuis lundi.', { language: 'fr' }).category).toBe('payment');
});
