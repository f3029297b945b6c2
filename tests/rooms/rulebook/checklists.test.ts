import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Checklists, readChecklists } from '../../../src/rulebook/checklists.ts';
import { sayMistake } from '../../../src/rulebook/mistake.ts';
import { catalogue } from '../triage/facts/world.ts';

const LANGUAGES = ['ar', 'da', 'de', 'en', 'es', 'fa', 'fi', 'fr', 'it', 'nl', 'no', 'pl', 'pt', 'ru', 'sv', 'tr'];

const SMALL = `
askFrom: 0.5
silence: { always: [self_harm], atFirst: [appeal] }
optional: { en: optional }
files:
  receipt: { kinds: [image, pdf], names: [receipt*] }
lists:
  - name: payment
    category: payment
    ask: [amount, proof]
items:
  amount:
    facts: [amount as deposit, date with time, status-shown declined]
    words:
      en: { what: the amount, why: so that we find it }
  proof:
    files: [receipt, image]
    words:
      en: { what: a receipt, why: so that it can be traced }
tips:
  bank:
    categories: [payment]
    tried: [checked-bank]
    words: { en: Look at your bank account. }
`;

function mistakesOf(text: string): readonly string[] {
  const read = readChecklists('rules/checklists.yaml', text);
  return read.kind === 'sound' ? [] : read.mistakes.map(sayMistake);
}

function shipped(): Checklists {
  const read = readChecklists('rules/checklists.yaml', readFileSync('rules/checklists.yaml', 'utf8'));
  if (read.kind === 'mistaken') throw new Error(read.mistakes.map(sayMistake).join('\n'));
  return read.value;
}

test('the shipped checklists are sound', () => {
  expect(mistakesOf(readFileSync('rules/checklists.yaml', 'utf8'))).toEqual([]);
});

test('every item and every tip has words in all sixteen languages', () => {
  const { items, tips, optional } = shipped();
  for (const { words } of items.values()) expect(Object.keys(words).sort()).toEqual(LANGUAGES);
  for (const { words } of tips) expect(Object.keys(words).sort()).toEqual(LANGUAGES);
  expect(Object.keys(optional).sort()).toEqual(LANGUAGES);
});

test('every item that is asked for says in every language what it is for', () => {
  const { items, lists } = shipped();
  for (const id of new Set(lists.flatMap(({ ask }) => ask)))
    for (const language of LANGUAGES) expect(items.get(id)?.words[language]?.why, `${id} ${language}`).toBeTruthy();
});

test('tips and excuses name steps and things that the words of facts know', () => {
  const { items, tips } = shipped();
  const known = (topic: string): Set<string> =>
    new Set([...catalogue.entries.values()].flat().flatMap((entry) => (entry.topic === topic ? [entry.id] : [])));
  for (const { tried } of tips) for (const step of tried) expect(known('steps')).toContain(step);
  for (const { excusedBy } of items.values()) for (const thing of excusedBy) expect(known('items')).toContain(thing);
});

test('nobody is asked for an identity document outside verification', () => {
  const { lists } = shipped();
  const asking = lists.filter(({ ask }) => ask.includes('document') || ask.includes('document-again'));
  expect(new Set(asking.map(({ category }) => category))).toEqual(new Set(['kyc']));
});

test('facts are written as a kind, a value, a role, a time', () => {
  const read = readChecklists('rules/checklists.yaml', SMALL);
  expect(read.kind === 'sound' && read.value.items.get('amount')?.facts).toEqual([
    { kind: 'amount', value: null, role: 'deposit', withTime: false },
    { kind: 'date', value: null, role: null, withTime: true },
    { kind: 'status-shown', value: 'declined', role: null, withTime: false },
  ]);
});

test.each([
  [
    'a kind of fact that does not exist',
    'amount as deposit',
    'amout',
    /13:.*amout: write a kind of fact \(amount, date/,
  ],
  [
    'an item that does not exist',
    'ask: [amount, proof]',
    'ask: [amount, prove, proof]',
    /10:19: no item is called prove$/,
  ],
  [
    'a kind of file that does not exist',
    'files: [receipt, image]',
    'files: [reciept]',
    /files are receipt, image, .*not reciept$/,
  ],
  ['an item in no list', 'ask: [amount, proof]', 'ask: [amount]', /no list names the item proof$/],
  [
    'a question without a reason',
    ', why: so that it can be traced',
    '',
    /19:11: proof is asked for: say what it is for$/,
  ],
  ['words without English', 'en: { what: a receipt', 'fr: { what: un reçu', /English must stand here/],
  ['a key that nobody reads', 'tried: [checked-bank]', 'done: [checked-bank]', /tips\.bank.*done/],
  ['a confidence above one', 'askFrom: 0.5', 'askFrom: 50', /2:10: askFrom/],
])('%s is told with its place', (_, right, wrong, message) => {
  expect(mistakesOf(SMALL.replace(right, wrong)).join('\n')).toMatch(message);
});

test('a list that an earlier one hides is told', () => {
  const hidden = SMALL.replace(
    'items:\n',
    '  - name: deposit\n    category: payment\n    subtypes: [deposit_missing]\n    ask: [amount]\nitems:\n',
  );
  expect(mistakesOf(hidden)).toEqual(['rules/checklists.yaml:11:11: never reached: "payment" above fits first']);
});

test('lists that differ in their facts or their subtypes hide nothing', () => {
  const apart = SMALL.replace(
    '  - name: payment\n    category: payment\n',
    '  - { name: a, category: payment, subtypes: [x], ask: [amount] }\n  - { name: b, category: payment, facts: [date], ask: [amount] }\n  - name: payment\n    category: payment\n',
  );
  expect(mistakesOf(apart)).toEqual([]);
});

test('all mistakes are told at once', () => {
  const twice = SMALL.replace('ask: [amount, proof]', 'ask: [amonut, prof]');
  expect(mistakesOf(twice)).toHaveLength(4);
});
