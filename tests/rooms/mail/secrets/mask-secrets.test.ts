import { growthOf, LINEAR } from '../../../growth.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskSecrets } from '../../../../src/mail/secrets/mask-secrets.ts';
import { mustNotBeKept } from '../../../../src/mail/secrets/secret.ts';

const masked = (text: string): string => maskSecrets(text).text;
const kinds = (text: string): string =>
  maskSecrets(text)
    .found.map(({ kind }) => kind)
    .join(' ');

test('what is found carries its place in the text that was given', () => {
  const text = 'PIN: ۱۲۳۴ and IBAN DE89 3704 0044 0532 0130 00.';
  expect(maskSecrets(text).found.map(({ at, length }) => text.slice(at, at + length))).toEqual([
    '۱۲۳۴',
    'DE89 3704 0044 0532 0130 00',
  ]);
});

test('passwords go in every language, and only the password', () => {
  for (const [text, shown] of [
    ['Password: <b>Sunshine12</b>', 'Password: <b>[removed]</b>'],
    ['my password is sunshine.', 'my password is [removed].'],
    ['the password for my account is: Sun.shine9', 'the password for my account is: [removed]'],
    ['mon mot de passe est Azerty123 merci', 'mon mot de passe est [removed] merci'],
    ['mdp Azerty123', 'mdp [removed]'],
    ['رمزم ۱۲۳۴۵۶ است', 'رمزم [removed] است'],
    ['رمز عبور: ali1370', 'رمز عبور: [removed]'],
    ['mi contraseña es Gato2020', 'mi contraseña es [removed]'],
    ['Passwort: Hund99!', 'Passwort: [removed]'],
    ['la mia password è Gatto77', 'la mia password è [removed]'],
    ['a minha senha é Gato2020', 'a minha senha é [removed]'],
    ['şifrem Kedi2020', 'şifrem [removed]'],
    ['пароль: koshka77', 'пароль: [removed]'],
    ['كلمة المرور: qitta99', 'كلمة المرور: [removed]'],
    ['wachtwoord is Kat2020x', 'wachtwoord is [removed]'],
    ['hasło: Kotek22', 'hasło: [removed]'],
    ['mitt lösenord är Katt2020', 'mitt lösenord är [removed]'],
    ['salasana: Kissa2020', 'salasana: [removed]'],
    ['passordet er Katt2020', 'passordet er [removed]'],
    ['adgangskode: Kat2020', 'adgangskode: [removed]'],
    ['benutzer ist anton77 und das pw Kaffee!2291 bitte', 'benutzer ist anton77 und das pw [removed] bitte'],
    ['utente mario.b psw Torino1906!', 'utente mario.b psw [removed]'],
    ['användare lasse_k lösen Midsommar99!', 'användare lasse_k lösen [removed]'],
    ['tunnus marko80 salis Kesamokki12!', 'tunnus marko80 salis [removed]'],
    ['اليوزر khaled90 والباس Riyadh@2030', 'اليوزر khaled90 والباس [removed]'],
    ['پسورد arsalan خودتون ببینید', 'پسورد [removed] خودتون ببینید'],
    ['رمزم اینه Shiraz1367', 'رمزم اینه [removed]'],
    ['пароль Kotleta, логин vova', 'пароль [removed], логин vova'],
  ] as const)
    expect(masked(text), text).toBe(shown);
});

test('a password is found beside the name of the account, in pairs, and before its own name', () => {
  for (const [text, shown] of [
    ['bruger bent55 kode Sommerhus88! prøv selv', 'bruger bent55 kode [removed] prøv selv'],
    ['user: anton77, code: Kaffee2291', 'user: anton77, code: [removed]'],
    ['login/pass: anton77 / Kaffee!2291', 'login/pass: [removed] / [removed]'],
    ['Girasol77 is my password', '[removed] is my password'],
    ['Kaffee!2291 ist mein Passwort', '[removed] ist mein Passwort'],
  ] as const)
    expect(masked(text), text).toBe(shown);
});

test('a complaint about a password is no password', () => {
  for (const text of [
    'login with the bonus code AUTUMN26',
    'bonuskode EFTERÅR26 virker ikke',
    'پسورد reset نمیشه',
    'пароль login не подходит',
    'I did not pass 2500 of wagering',
    'the login page says code 403',
    'my password does not work',
    'Password: not accepted',
    'mot de passe : oublié',
    'my password is wrong',
    'mein Passwort ist falsch',
    'I reset the password 3 times',
    'my password is 4 letters long',
    'password since 14/08',
    'رمزم کار نمیکنه',
    'пароль не подходит',
    'no sms code since 2 days',
    'error code 403',
    'the password reset mail never came',
    'pin 500 euro',
    'my password is incorrect.',
  ])
    expect(masked(text), text).toBe(text);
});

test('card codes, PINs and one-time codes go', () => {
  expect(masked('CVV2: ۱۲۳, cryptogramme 456, Prüfnummer 789')).toBe(
    'CVV2: [removed], cryptogramme [removed], Prüfnummer [removed]',
  );
  expect(masked('PIN 1234 / otp: 123 456 / کد تایید ۹۸۷۶۵ / رمز پویا 123456')).toBe(
    'PIN [removed] / otp: [removed] / کد تایید [removed] / رمز پویا [removed]',
  );
  expect(kinds('code de vérification : 123456')).toBe('one_time_code');
});

test('bank accounts keep their country and last four', () => {
  expect(masked('GB29 NWBK 6016 1331 9268 19')).toBe('GB••••••••••••••••6819');
  expect(masked('IR820540102680020817909002')).toBe('IR••••••••••••••••••••9002');
  expect(masked('شبا: ۸۲۰۵۴۰۱۰۲۶۸۰۰۲۰۸۱۷۹۰۹۰۰۲')).toBe('شبا: IR••••••••••••••••••••9002');
  expect(masked('DE00 3704 0044 0532 0130 00')).toBe('DE00 3704 0044 0532 0130 00');
});

test('national numbers with a right check digit keep two', () => {
  for (const [text, shown] of [
    ['کد ملی من ۰۴۹۹۳۷۰۸۹۹', 'کد ملی من ••••••••99'],
    ['DNI 12345678Z, NIE X1234567L', 'DNI •••••••8Z, NIE •••••••7L'],
    ['529.982.247-25', '•••••••••25'],
    ['PESEL: 44051401359', 'PESEL: •••••••••59'],
    ['RSSMRA85T10A562S', '••••••••••••••2S'],
    ['CPR-nr 070761-4285', 'CPR-nr ••••••••85'],
    ['personnummer 811218-9876', 'personnummer ••••••••76'],
    ['131052-308T', '••••••••8T'],
    ['TC kimlik no 10000000146', 'TC kimlik no •••••••••46'],
    ['BSN 111222333', 'BSN •••••••33'],
  ] as const)
    expect(masked(text), text).toBe(shown);
  for (const text of ['0499370899', 'کد ملی 0499370898', 'bet 12345678A', 'PESEL: 44051401358', '44051401359'])
    expect(masked(text), text).toBe(text);
});

test('recovery words and voucher codes are money', () => {
  const words = 'abandon ability able about above absent absorb abstract absurd abuse access accident';
  expect(masked(`my seed phrase is: ${words}`)).toBe('my seed phrase is: [removed]');
  expect(masked(`کلمات بازیابی: ${words}`)).toBe('کلمات بازیابی: [removed]');
  expect(kinds('wallet since monday nobody tells me where all those coins have gone and why')).toBe('');
  expect(masked('paysafecard pin 0123 4567 8901 2345')).toBe('paysafecard pin ••••••••••••2345');
  expect(masked('Neosurf code AB12CD34EF')).toBe('Neosurf code ••••••34EF');
});

test('what may not be kept even encrypted is told apart', () => {
  const { found } = maskSecrets('card 4111111111111111 cvv 123 password: Sunshine12');
  expect(found.map(({ kind }) => mustNotBeKept(kind))).toEqual([false, true, true]);
});

test('masking what is masked changes nothing', () => {
  const piece = fc.constantFrom(
    '4111111111111111',
    '4111 1111 1111 1111',
    'cvv 123',
    'cvv',
    'PIN: ',
    '1234',
    'password: ',
    'is',
    'Azerty12',
    'otp ',
    '123456',
    ' ',
    '\n',
    '12/28 ',
    'DE89370400440532013000',
    'seed phrase ',
    'abandon ability able about above absent absorb abstract absurd abuse access accident ',
    'paysafecard ',
    '0123456789012345',
    'کد ملی ',
    '0499370899',
    'رمز ',
    '۱۲۳۴',
    '-',
    ':',
    '6037991812345678',
    'DNI 12345678Z',
    '•',
    '[removed]',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const once = masked(pieces.join(''));
      expect(masked(once)).toBe(once);
    }),
    { numRuns: 3_000, seed: 7 },
  );
});

test('a hostile text takes time in proportion', () => {
  for (const piece of [
    '1 ',
    '1',
    '4111111111111111 ',
    'cvv ',
    'password ',
    'password is ',
    'seed ',
    '1<a',
    '1<a >',
    'AB12 ',
    '1\u200b',
    'رمز ',
    'شبا ',
  ])
    expect(
      growthOf((size) => maskSecrets(piece.repeat(size / piece.length))),
      piece,
    ).toBeLessThan(LINEAR);
});

test('words that pass the check sum of an account by chance stay words', () => {
  const words = 'Er is om 320 euro die jullie sinds gisteren hebben.';
  expect(maskSecrets(words)).toEqual({ text: words, found: [] });
});
