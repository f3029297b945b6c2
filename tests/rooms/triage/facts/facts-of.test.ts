import { growthOf, LINEAR } from '../../../growth.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { factsOf } from '../../../../src/triage/facts/facts-of.ts';
import { catalogue, factsIn, RECEIVED } from './world.ts';

test('a form is believed before the words of the mail', () => {
  const facts = factsIn('I paid 100 EUR', 'en', { form: { Amount: '250 EUR', Username: 'amelie_m' } });
  expect(facts.map(({ value, where, at }) => ({ value, where, at }))).toEqual([
    { value: '250 EUR', where: 'form', at: -1 },
    { value: 'amelie_m', where: 'form', at: -1 },
    { value: '100 EUR', where: 'body', at: 7 },
  ]);
});

test('the way to pay can stand in the name of a file', () => {
  const facts = factsIn('see attached', 'en', { attachmentNames: ['skrill-receipt.png'] });
  expect(facts).toMatchObject([{ kind: 'method', value: 'skrill', where: 'attachment' }]);
});

test('a mail whose language is unknown is read with the words of all', () => {
  const values = factsIn('retrait de 480 € hier, yesterday', null).map(({ kind, value }) => `${kind} ${value}`);
  expect(values).toContain('amount 480 EUR');
  expect(values).toContain('date 2026-11-23');
});

test('a language that the rules do not know is read with the words of all', () => {
  expect(factsIn('retrait de 480 € hier', 'xx').map(({ value }) => value)).toContain('480 EUR');
});

test('every fact of a body stands where it says', () => {
  const body = 'سلام، ۳ میلیون تومان کارت به کارت کردم دیروز ساعت ۱۰ صبح. نام کاربری: reza_m85';
  for (const { raw, at } of factsIn(body, 'fa')) expect(body.slice(at, at + raw.length)).toBe(raw);
});

test('whatever is written, facts stand where they say and nothing breaks', () => {
  const piece = fc.constantFrom(
    '100 €',
    '14/08',
    '۲۰',
    'میلیون',
    'yesterday',
    'code',
    'X1Y2',
    '"',
    ':',
    '\n',
    'within',
    'يوم',
    '٫5',
    '🎰',
    'o’clock',
    '$',
    'no',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), (pieces) => {
      const body = pieces.join(' ');
      for (const { raw, at, where } of factsIn(body, null))
        if (where === 'body') expect(body.slice(at, at + raw.length)).toBe(raw);
    }),
  );
});

const K = 1024;
test.each([
  ['digits', '1'.repeat(150 * K)],
  ['sums', '100 EUR '.repeat(19 * K)],
  ['thousands', '1 000 '.repeat(25 * K)],
  ['dates', '14/08/2026 '.repeat(14 * K)],
  ['half dates', '1/1.'.repeat(38 * K)],
  ['number words', 'two million three hundred '.repeat(6 * K)],
  ['Persian number words', 'سه میلیون و پانصد هزار '.repeat(4 * K)],
  ['labels', 'username: '.repeat(15 * K)],
  ['quotes', 'error "'.repeat(21 * K)],
  ['errors without end', `error ${'x '.repeat(75 * K)}`],
  ['spans of time', 'within 3 days ago '.repeat(8 * K)],
  ['clocks', 'yesterday at 10:10 '.repeat(8 * K)],
  ['currencies', '$€£ kr eur '.repeat(13 * K)],
  ['capitals', 'GAME '.repeat(30 * K)],
  ['titles', `game ${'Aa of '.repeat(25 * K)}`],
  ['wallets', '0x'.repeat(75 * K)],
  ['one long word', 'zwei'.repeat(38 * K)],
  ['bullets', '•'.repeat(150 * K)],
  ['spaces', ' '.repeat(150 * K)],
  ['accents', 'e\u0301'.repeat(75 * K)],
])('%s without end are read in time in proportion', (_, body) => {
  const input = { subject: body.slice(0, 900), body, attachmentNames: [], receivedAt: RECEIVED, language: null };
  expect(growthOf((size) => factsOf({ ...input, body: body.slice(0, size) }, catalogue))).toBeLessThan(LINEAR);
  expect(factsOf(input, catalogue).length).toBeLessThanOrEqual(200);
});

test.each([
  ["je ne suis pas sous VPN, j'ai essayé Firefox", 'fr'],
  ["I don't use a VPN", 'en'],
  ['Ich nutze keinen VPN', 'de'],
  ['VPN kullanmıyorum', 'tr'],
  ['VPN не использую', 'ru'],
  ['از فیلترشکن استفاده نمی‌کنم', 'fa'],
  ['لا أستخدم VPN', 'ar'],
] as const)('«%s» (%s): no VPN', (body, language) => {
  expect(factsIn(body, language).filter(({ kind }) => kind === 'vpn')).toMatchObject([{ value: 'off' }]);
});

test.each([
  ['I want it back', 'en'],
  ['Ich will mein Geld zurück', 'de'],
  ['quero meu dinheiro de volta', 'pt'],
  ['ik wil mijn geld terug', 'nl'],
  ['haluan rahani takaisin', 'fi'],
  ['rivoglio i miei soldi', 'it'],
] as const)('«%s» (%s) asks for the money back', (body, language) => {
  expect(factsIn(body, language)).toContainEqual(expect.objectContaining({ kind: 'remedy', value: 'refund' }));
});
