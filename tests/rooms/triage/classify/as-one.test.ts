import { expect, test } from 'vitest';
import type { LanguageRules } from '../../../../src/rulebook/languages.ts';
import { oneRulesFor } from '../../../../src/triage/classify/as-one.ts';
import { findingsIn } from '../../../../src/triage/classify/findings.ts';
import { readingOf } from '../../../../src/triage/classify/reading.ts';
import { rulesFor } from '../../../../src/triage/classify/rules-for.ts';
import { rulebook } from './world.ts';

const mails: readonly (readonly [language: string | null, text: string])[] = [
  ['en', 'Pending withdrawl of £250 since Monday. My son (26) says I should ask the UKGC!'],
  ['no', 'Uttaket mitt på 4 000 kr er ikke kommet. Bonussen min forsvant også, free spins og alt.'],
  ['ar', 'وسحبت 500 دولار ولم تصل الى حسابي. bonus code?'],
  ['fr', 'Je vais demander le remboursement : le retrait de 300 € n’est pas arrivé, pending depuis lundi.'],
  [null, 'withdrawal uttak retrait kotiutus ne keldi 250 €, سحب برداشت вывод, bonus, kyc, 2fa'],
];

test.each(mails)('rules read as one find in %s what they find one by one', (language, text) => {
  expect(found(text, [oneRulesFor(language, rulebook)])).toEqual(found(text, rulesFor(language, rulebook)));
});

test('they are made once for a rulebook, and once for all languages that no file speaks', () => {
  expect(oneRulesFor('fi', rulebook)).toBe(oneRulesFor('fi', rulebook));
  expect(oneRulesFor('eo', rulebook)).toBe(oneRulesFor(null, rulebook));
  expect(oneRulesFor('fi', rulebook)).not.toBe(oneRulesFor('fi', { ...rulebook }));
});

function found(text: string, languages: readonly LanguageRules[]) {
  const reading = readingOf(
    'body',
    text,
    languages.map(({ spelling }) => spelling),
  );
  const { matches, concepts } = findingsIn(reading, languages);
  const terms = matches.map(({ entry, first, last }) => `${entry.named.target} ${entry.phrase.term} ${first}-${last}`);
  return { terms: [...new Set(terms)].sort(), concepts: new Map([...concepts].sort()) };
}
