import fc from 'fast-check';
import { expect, test } from 'vitest';
import { factsIn, valuesOf } from './world.ts';

test.each([
  ['1 234,56 €', 'fr', '1234.56 EUR'],
  ['1\u00a0234,56 €', 'fr', '1234.56 EUR'],
  ['1\u202f234,56 €', 'fr', '1234.56 EUR'],
  ['€1.234,56', 'de', '1234.56 EUR'],
  ['1,234.56 EUR', 'en', '1234.56 EUR'],
  ['45,- EUR', 'de', '45 EUR'],
  ['€ 1.250,-', 'nl', '1250 EUR'],
  ['satte in 200:-', 'sv', '200'],
  ['a stake of 2.50', 'en', '2.5'],
  ['۲/۵ میلیون ریال', 'fa', '2500000 IRR'],
  ['۷۵۰/۰۰۰ تومان', 'fa', '750000 IRT'],
  ['یک و نیم میلیون تومن', 'fa', '1500000 IRT'],
  ['دو میلیون و نیم تومان', 'fa', '2500000 IRT'],
  ['полтора миллиона рублей', 'ru', '1500000 RUB'],
  ["CHF 1'234.50", 'de', '1234.5 CHF'],
  ['1.5k usd', 'en', '1500 USD'],
  ['2k eur', 'en', '2000 EUR'],
  ['R$ 19.500', 'pt', '19500 BRL'],
  ['5.000 TL', 'tr', '5000 TRY'],
  ['20 000 рублей', 'ru', '20000 RUB'],
  ['15 000 ₽', 'ru', '15000 RUB'],
  ['20 тыс рублей', 'ru', '20000 RUB'],
  ['۲ میلیون تومان', 'fa', '2000000 IRT'],
  ['۳۰۰ هزار تومن', 'fa', '300000 IRT'],
  ['۱٬۵۰۰٬۰۰۰ تومان', 'fa', '1500000 IRT'],
  ['15,000,000 ریال', 'fa', '15000000 IRR'],
  ['۳ میلیون و ۵۰۰ هزار تومان', 'fa', '3500000 IRT'],
  ['دو میلیون تومان', 'fa', '2000000 IRT'],
  ['2 milion toman', 'fa', '2000000 IRT'],
  ['500 USDT (TRC20)', 'en', '500 USDT'],
  ['0.012 BTC', 'en', '0.012 BTC'],
  ['1.234 BTC', 'en', '1.234 BTC'],
  ['٣٠٠ دولار', 'ar', '300 $'],
  ['١٬٥٠٠ درهم', 'ar', '1500 AED'],
  ['NZD $500', 'en', '500 NZD'],
  ['$500 CAD', 'en', '500 CAD'],
  ['£620', 'en', '620 GBP'],
  ['20 QUID', 'en', '20 GBP'],
  ['zweihundert Euro', 'de', '200 EUR'],
  ['ottomila euro', 'it', '8000 EUR'],
  ['sept euros', 'fr', '7 EUR'],
  ['four hundred dollars', 'en', '400 $'],
  ['1.500 kr.', 'da', '1500 DKK'],
  ['3 200 kr', 'sv', '3200 SEK'],
  ['2 000 kroner', 'no', '2000 NOK'],
  ['1200 zł', 'pl', '1200 PLN'],
  ['300e', 'fi', '300 EUR'],
  ['€ 5.125', 'nl', '5125 EUR'],
])('the sum %s in a mail in %s is %s', (written, language, value) => {
  expect(valuesOf('amount', `x ${written} y`, language)).toEqual([value]);
});

test('Toman and Rial stay what they are called, for one is ten of the other', () => {
  expect(valuesOf('amount', 'من ۲ میلیون تومان واریز کردم یعنی ۲۰ میلیون ریال', 'fa')).toEqual([
    '2000000 IRT',
    '20000000 IRR',
  ]);
});

test('a bare number in a Persian mail keeps no currency', () => {
  expect(valuesOf('amount', 'برداشت زدم ۳ میلیون هنوز ننشسته', 'fa')).toEqual(['3000000']);
});

test('a number is a sum when a word such as payout stands right before it', () => {
  expect(valuesOf('amount', 'cashed out 340 last tues')).toEqual(['340']);
  expect(valuesOf('amount', 'I live at number 340')).toEqual([]);
});

test.each([
  ['I won 50 free spins'],
  ['I waited 5 days'],
  ['the wheel stopped on 17'],
  ['a 100% bonus'],
  ['my deposit of 24/7'],
  ['Bet ID B-000000123'],
  ['I was born in 1990'],
  ['my 40p spins'],
])('%s names no sum', (body) => {
  expect(valuesOf('amount', body)).toEqual([]);
});

test('several sums are labelled by the nearest word that says what they were', () => {
  const roles = factsIn('I deposited 100 EUR, staked 5 EUR, won 842.50 EUR and asked for a withdrawal of 900 EUR')
    .filter(({ kind }) => kind === 'amount')
    .map(({ value, role }) => `${value} ${role ?? ''}`);
  expect(roles).toEqual(['100 EUR deposit', '5 EUR stake', '842.5 EUR win', '900 EUR withdrawal']);
});

test('both ends of a range are sums', () => {
  expect(valuesOf('amount', 'it was between 100 EUR and 150 EUR')).toEqual(['100 EUR', '150 EUR']);
});

test('a sum without its currency in the subject is the same sum', () => {
  const facts = factsIn('Where is my 300 GBP withdrawal?', 'en', { subject: 'withdrawal 300' });
  expect(facts.filter(({ kind }) => kind === 'amount').map(({ value }) => value)).toEqual(['300 GBP']);
});

test('a currency word goes with the number before it', () => {
  expect(valuesOf('amount', 'Yüz lirayı 6.400 yapmışım', 'tr')).toContain('100 TRY');
  expect(valuesOf('amount', 'Yüz lirayı 6.400 yapmışım', 'tr')).not.toContain('6400 TRY');
});

test('a fact keeps its words and its place in the text', () => {
  const body = 'Hello, where is my withdrawal of ۲۰۰ EUR?';
  const [fact] = factsIn(body).filter(({ kind }) => kind === 'amount');
  expect(fact).toMatchObject({ value: '200 EUR', raw: '۲۰۰ EUR', where: 'body', at: body.indexOf('۲') });
});

test('however a whole sum is grouped, it reads the same', () => {
  const separators = fc.constantFrom(' ', '\u00a0', '\u202f', '.', ',', "'", '٬', '');
  fc.assert(
    fc.property(fc.integer({ min: 1000, max: 99_999_999 }), separators, (sum, separator) => {
      const written = String(sum).replace(/\B(?=(\d{3})+$)/g, separator);
      expect(valuesOf('amount', `paid ${written} EUR today`)).toEqual([`${sum} EUR`]);
    }),
  );
});

test('Persian, Arabic and western digits read the same', () => {
  const digits = fc.constantFrom('۰۱۲۳۴۵۶۷۸۹', '٠١٢٣٤٥٦٧٨٩', '0123456789');
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999_999 }), digits, (sum, alphabet) => {
      const written = String(sum).replace(/\d/g, (digit) => alphabet.charAt(Number(digit)));
      expect(valuesOf('amount', `مبلغ ${written} تومان واریز کردم`, 'fa')).toEqual([`${sum} IRT`]);
    }),
  );
});
