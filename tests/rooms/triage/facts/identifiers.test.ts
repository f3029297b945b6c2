import { expect, test } from 'vitest';
import { factsIn, valuesOf } from './world.ts';
import { referenceFrom } from '../../../../src/triage/thread/reference.ts';

const REFERENCE = referenceFrom(Uint8Array.of(1, 2, 3, 4, 5, 6, 7));

test.each([
  ['transaction 0XX00000000000000', 'en', 'transaction', '0XX00000000000000'],
  ['Transaction ID: AB-77281', 'en', 'transaction', 'AB-77281'],
  ['کد رهگیری: ۰۰۰۰۱۲۳۴۵۶', 'fa', 'transaction', '0000123456'],
  ['номер транзакции 88412', 'ru', 'transaction', '88412'],
  ['işlem no: 554433', 'tr', 'transaction', '554433'],
  ['رقم العملية ٩٨٧٦٥٤', 'ar', 'transaction', '987654'],
  ['Username: joeb_77', 'en', 'player', 'joeb_77'],
  ['Mon pseudo : amelie_m', 'fr', 'player', 'amelie_m'],
  ['نام کاربری: reza_m85', 'fa', 'player', 'reza_m85'],
  ['Kullanıcı adım: emre1907', 'tr', 'player', 'emre1907'],
  ['Mi usuario es pepe_prueba.', 'es', 'player', 'pepe_prueba'],
  ['اسم المستخدم sami_test', 'ar', 'player', 'sami_test'],
  ['Login: Amelie', 'en', 'player', 'Amelie'],
  ['Rundennummer 884213377', 'de', 'round', '884213377'],
  ['Runde 000-55310', 'de', 'round', '000-55310'],
  ['Bet ID B-000000123', 'en', 'round', 'B-000000123'],
  ['Mon pari combiné n° 000-4452', 'fr', 'round', '000-4452'],
  ['biglietto 000-6610', 'it', 'round', '000-6610'],
  ['kupon AKO nr 000-4410', 'pl', 'round', '000-4410'],
  ['kuponum (no 000-8891', 'tr', 'round', '000-8891'],
  ['شماره فرم ۰۰۰۷۷۱', 'fa', 'round', '000771'],
  ['the code SPRING50', 'en', 'promo', 'SPRING50'],
  ['code promo AUTOMNE30', 'fr', 'promo', 'AUTOMNE30'],
  ['kampanjakoodilla SYYS20', 'fi', 'promo', 'SYYS20'],
  ['med koden EFTERÅR', 'da', 'promo', 'EFTERÅR'],
  ['Z kodem START', 'pl', 'promo', 'START'],
  ['Spiel: Twin Wolves Deluxe', 'de', 'game', 'Twin Wolves Deluxe'],
  ['(réf. TRX-88213)', 'fr', 'transaction', 'TRX-88213'],
  ["n° d'opération 4471982", 'fr', 'transaction', '4471982'],
  ['withdrawal ref WD-2231-88', 'en', 'transaction', 'WD-2231-88'],
  ['my withdrawal TXN88213377', 'en', 'transaction', 'TXN88213377'],
  ['Vorgangsnummer 44-8812', 'de', 'transaction', '44-8812'],
  ['referencia 88123477', 'es', 'transaction', '88123477'],
  ['rif. 8812377', 'it', 'transaction', '8812377'],
  ['kenmerk 88123477', 'nl', 'transaction', '88123477'],
  ['viite 88123477', 'fi', 'transaction', '88123477'],
  ['opted in WELCOME200', 'en', 'promo', 'WELCOME200'],
] as const)('%s (%s) names the %s %s', (body, language, kind, value) => {
  expect(valuesOf(kind, body, language)).toEqual([value]);
});

test.each([
  ['used SPRING25 for the reload bonus', 'en'],
  ['HOSGELDIN100 bonusunu aldım', 'tr'],
] as const)('a code near a word for a bonus needs no other word: %s (%s)', (body, language) => {
  expect(valuesOf('promo', body, language)).toHaveLength(1);
});

test('a model of a phone is no code of an offer, and a reference of ours no transaction', () => {
  expect(valuesOf('promo', 'HUAWEI30 on wifi')).toEqual([]);
  expect(valuesOf('transaction', `reference ${REFERENCE}`)).toEqual([]);
});

test('the number of a transaction is no sum, and its letters are no coin', () => {
  const kinds = factsIn('ref: 8821337 deposit, TRX-88213').map(({ kind }) => kind);
  expect(kinds).toEqual(['transaction', 'transaction']);
});

test('digits without a word that says what they are name nothing', () => {
  expect(factsIn('call me on 0612345678 or 884213377')).toEqual([]);
});

test.each([
  ["Mon compte n'est toujours pas validé", 'fr'],
  ['il mio conto gioco è stato bloccato', 'it'],
  ['my username is wrong', 'en'],
  ['my login does not work', 'en'],
] as const)('no name of a player stands in «%s»', (body, language) => {
  expect(valuesOf('player', body, language)).toEqual([]);
});

test('where everything is in capitals, only what holds a digit is a code', () => {
  expect(valuesOf('promo', 'KOD WPISALEM DOBRZE', 'pl')).toEqual([]);
  expect(valuesOf('promo', 'PROMO CODE WAS MONDAY50')).toEqual(['MONDAY50']);
});

test('a title that the catalogue knows goes by its id, once', () => {
  expect(valuesOf('game', 'Spiel: Eye of Horus', 'de')).toEqual(['eye-of-horus']);
});

test('a sum behind a label is no number of a payment', () => {
  expect(valuesOf('transaction', 'my transaction 3500 EUR')).toEqual([]);
});

test('the hash of a transfer on a chain tells itself', () => {
  const hash = 'a1b2c3d4'.repeat(8);
  expect(factsIn(`sent, see ${hash}`)).toMatchObject([{ kind: 'transaction', value: hash, role: 'txid' }]);
});

test.each([
  ['0x52908400098527886E0F7030069857D2E4169EE7', 'ethereum'],
  ['TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC', 'tron'],
  ['bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq', 'bitcoin'],
])('the wallet %s is one of %s', (address, chain) => {
  expect(factsIn(`I sent it to ${address} yesterday`)).toContainEqual(
    expect.objectContaining({ kind: 'wallet', value: address, role: chain }),
  );
});

test('earlier complaints of ours are found by their reference, however it is written', () => {
  const facts = factsIn(`see ${REFERENCE.toLowerCase()} and ${REFERENCE}, not RDR-0000-0001`);
  expect(facts).toMatchObject([{ kind: 'reference', value: REFERENCE, at: 4 }]);
});

test('what the mask left of a card or an account tells which one it was', () => {
  const facts = factsIn('card 411111••••••1111, account MT••••••••••••••••••••••12AB');
  expect(facts.map(({ kind, value }) => `${kind} ${value}`)).toEqual(['card 411111••••••1111', 'iban MT••12AB']);
});
