import { expect, test } from 'vitest';
import { askedItems, namesOfMissing, namesOfPresent } from '../../../../src/triage/evidence/item-words.ts';
import { tipsFor } from '../../../../src/triage/evidence/tips-for.ts';
import { factsIn } from '../facts/world.ts';
import { rules } from './world.ts';

test('an item is asked for with its purpose and how it should look', () => {
  expect(askedItems(['amount', 'document-again'], 'en', rules)).toEqual([
    { what: 'The amount and its currency', why: 'so that we find the right payment, for example 120 EUR' },
    {
      what: 'The document once more',
      why: 'because only a complete and legible picture can be checked. In colour and sharp, with all four edges in view, still valid, and with the same name and address as in your account. A proof of address may be three months old at most.',
    },
  ]);
});

test('an item that may be left out says so in the language of the player', () => {
  expect(askedItems(['transaction'], 'fr', rules)[0]?.what).toBe('Le numéro de transaction (facultatif)');
  expect(askedItems(['transaction'], 'fa', rules)[0]?.what).toBe('شمارهٔ تراکنش یا کد رهگیری (اختیاری)');
});

test('the first letter is made large as the language has it', () => {
  expect(askedItems(['round'], 'tr', rules)[0]?.what).toBe('Elin veya bahsin numarası');
});

test('a language without words is answered in English', () => {
  expect(namesOfMissing(['amount'], 'hu', rules)).toEqual(['the amount and its currency']);
});

test('what is present is named within a sentence, but not that we know who wrote', () => {
  const present = [
    { item: 'account', by: 'sender' },
    { item: 'amount', by: 'fact amount 100 EUR' },
    { item: 'gone', by: 'an item that the rules no longer know' },
  ];
  expect(namesOfPresent(present, 'en', rules)).toEqual(['the amount and its currency']);
});

const nothing = { category: 'login', facts: [], flags: [], language: 'en' };

test('tips are those of the category, four at most', () => {
  expect(tipsFor(nothing, rules)).toEqual([
    'Clear the cache and the cookies of your browser.',
    'Try another browser or another device.',
    'If you use a VPN, switch it off.',
    'Try another connection, for example mobile data instead of Wi-Fi.',
  ]);
});

test('a step that was tried is no tip', () => {
  const facts = factsIn('Je me suis déconnecté, j’ai vidé le cache et essayé sans VPN', 'fr');
  expect(tipsFor({ ...nothing, facts, language: 'fr' }, rules)).toEqual([
    'Essayez un autre navigateur ou un autre appareil.',
    'Essayez une autre connexion, par exemple la 4G ou la 5G au lieu du Wi-Fi.',
    'Redémarrez l’appareil.',
  ]);
});

test('a VPN that is not used need not be switched off', () => {
  const facts = factsIn('VPN kullanmıyorum', 'tr');
  expect(tipsFor({ ...nothing, facts, language: 'tr' }, rules).join(' ')).not.toContain('VPN');
});

test('tips on a deposit are not given for a withdrawal', () => {
  const deposit = tipsFor({ ...nothing, category: 'payment', facts: factsIn('I deposited 100 EUR') }, rules);
  const withdrawal = tipsFor({ ...nothing, category: 'payment', facts: factsIn('my withdrawal of 100 EUR') }, rules);
  expect(deposit.join(' ')).toContain('3-D Secure');
  expect(withdrawal.join(' ')).not.toContain('3-D Secure');
});

test.each(['self_harm', 'self_exclusion', 'minor', 'appeal', 'status_chaser', 'thanks_solved'])(
  'no tips are given under the flag %s',
  (flag) => {
    expect(tipsFor({ ...nothing, flags: [flag] }, rules)).toEqual([]);
  },
);

test('no tips are given when the category is unsure', () => {
  expect(tipsFor({ ...nothing, confidence: 0.2 }, rules)).toEqual([]);
  expect(tipsFor({ ...nothing, confidence: 0.9 }, rules)).not.toEqual([]);
});
