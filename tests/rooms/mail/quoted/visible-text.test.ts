import { growthOf, LINEAR } from '../../../growth.ts';
import { expect, test } from 'vitest';
import { visibleTextOf } from '../../../../src/mail/quoted/visible-text.ts';

const HEADER = 'On Wed, 4 Nov 2026 at 10:15, Casino Support <support@casino.test> wrote:';

test('answers between quoted lines stay, and so does what is written below the quote', () => {
  const text = `Hello Nora,\n\n${HEADER}\n\n> When did you deposit?\nOn Monday.\n> How much?\n\n500 €, by card.\n\n> Regards\n\nJoe`;
  expect(visibleTextOf(text).visible).toBe('Hello Nora,\n\nOn Monday.\n\n500 €, by card.\n\nJoe');
});

test('a quoted line that a mail server broke does not leave its rest behind', () => {
  const quoted = `> ${'Your withdrawal was refused because of the terms that you '.repeat(2)}acc\nepted in May\n> Nora`;
  expect(visibleTextOf(`No.\n\n${HEADER}\n${quoted}`).visible).toBe('No.');
});

test('words that share a line with the header of a quote stay', () => {
  expect(visibleTextOf('Thank you. On Wed, 4 Nov 2026 at 10:15, joe@example.test wrote:\n> Hi').visible).toBe(
    'Thank you.',
  );
});

test('the words right above a header are not taken for its beginning', () => {
  const text = `I paid on 12/03/2026 at 10:15\n${HEADER}\n> Hi`;
  expect(visibleTextOf(text).visible).toBe('I paid on 12/03/2026 at 10:15');
});

test.each([
  'Sent from TypeApp<http://www.typeapp.test/r?b=1>',
  'Sent from my Wiko RIDGE FAB 4G',
  'Sent with Sparrow (http://sparrow.test/?sig)',
  'Sent from Yahoo Mail on Android',
  'Sent using the mobile mail app',
  'Get Outlook for iOS<https://aka.ms/o0ukef>',
  'Envoyé à partir de Outlook pour iOS',
  'Obter o Outlook para Android',
  'Gesendet mit der mobilen Mail App',
  'Verzonden vanuit Outlook voor iOS',
  'Отправлено из мобильной Почты Mail.ru',
  'iOS için Outlook’u edinin',
  'احصل على Outlook لـ Android',
  'از گوشی من ارسال شد',
  'Virus-free. www.avast.com',
])('«%s» is not what the player wrote', (footer) => {
  expect(visibleTextOf(`Where is it?\n\n${footer}`).visible).toBe('Where is it?');
});

test('a mail that is only a quote or only a forward keeps its text and has no words of its own', () => {
  for (const text of [
    `${HEADER}\n\n> Your withdrawal was refused.`,
    '---------- Forwarded message ---------\nFrom: Bank <a@bank.test>\nDate: 4 Nov 2026\nSubject: Proof\n\nPaid 500 €.',
    '> Your withdrawal was refused.',
  ]) {
    const { visible, own } = visibleTextOf(text);
    expect(own).toBe('');
    expect(visible).toBe(text);
  }
});

test('a forward with a short note above it is read as a whole; the note alone is own', () => {
  const forward =
    '---------- Forwarded message ---------\nFrom: Bank <a@bank.test>\nDate: 4 Nov 2026\nSubject: Proof\n\nPaid 500 €.';
  expect(visibleTextOf(`See below.\n\n${forward}`)).toEqual({ visible: `See below.\n\n${forward}`, own: 'See below.' });
});

test('everything below our own marker line is history, and the marker is never shown', () => {
  const marker = '##- Please write above this line -##';
  expect(visibleTextOf(`It is paid now.\n\n${marker}\nDear Joe, …`).visible).toBe('It is paid now.');
  expect(visibleTextOf(`${marker}\nIt is paid now.`).visible).toBe('It is paid now.');
});

test('a short signature goes, a long text below two dashes stays', () => {
  expect(visibleTextOf('My money is missing.\n-- \nJoe Player\n+356 1234').visible).toBe('My money is missing.');
  const details = Array.from({ length: 20 }, (_, day) => `deposit ${day + 1} of 50 €`).join('\n');
  expect(visibleTextOf(`My deposits:\n--\n${details}`).visible).toContain('deposit 20 of 50 €');
});

test('a signature between the words and the quote goes, an answer below the quote stays', () => {
  const text = `First.\n-- \nJoe\n\n${HEADER}\n> Hi\n\nSecond.`;
  expect(visibleTextOf(text).visible).toBe('First.\n\nSecond.');
});

test('a notice of confidentiality goes, a complaint about confidentiality stays', () => {
  const notice =
    'This e-mail and any attachments are confidential and intended solely for the addressee. If you are not the intended recipient, please delete it.';
  expect(visibleTextOf(`Where is my money?\n\n${notice}`).visible).toBe('Where is my money?');
  const complaint = 'This message is about my confidential documents, which you sent to somebody else on Monday.';
  expect(visibleTextOf(complaint).visible).toBe(complaint);
});

test('what players write is not taken for a quote header, a copied head or a footer', () => {
  for (const text of [
    'On Monday your agent wrote to me:\nyou will be paid tomorrow',
    'On 12 March 2026 I wrote to support@casino.test:\nno answer ever came',
    'Date: 12/03/2026\nTo: Visa ending 1234\nAmount: 500 €\n\nWhere is it?',
    'From: 12 March\nTo: 15 March\nI could not play.',
    'Deposits:\n> 5000 EUR\n>= 100 EUR',
    'Sent from my desk, is much easier than my phone.',
    'Sent the documents on Monday',
    'Sent from my bank on Monday',
    'Lähetetty dokumentit maanantaina',
    'Enviado de novo ontem',
    'My phone is broken',
    'I was told this:\n12:30 we pay\n13:00 we do not',
    'Time is up!!\n>>> https://casino.test <<<\nis your site',
    'Message: I have no access.\nSubject: none',
    'On 12/03/2026 the following documents were sent:\n- passport\n- bill',
    'On 11 March 2026 at 10:15 your agent Nora wrote:\n“We pay tomorrow.”\nBut nothing came.',
    'On 12/03/2026 I mailed your team (support@casino.test):\nno answer',
    'Date: 12/03/2026\nFrom: Skrill\nTo: casino account\nPlease check.',
    'From: joe@skrill.test\nTo: pay@casino.test\nAmount: 50 €\nDate: 12/03/2026\nIt never came.',
    'Date: 12/03/2026\nTo: joe@skrill.test\nIt never came.',
    'De mon côté : rien. A vous : tout.',
  ])
    expect.soft(visibleTextOf(text).visible).toBe(text);
});

test('a mail of only a signature, a footer, a marker or empty lines is not made up', () => {
  expect(visibleTextOf('').visible).toBe('');
  expect(visibleTextOf('\n \n\u200f\n').visible).toBe('');
  expect(visibleTextOf('Sent from my iPhone')).toEqual({ visible: 'Sent from my iPhone', own: '' });
});

const SHAPES = [
  'On ',
  'Le à ',
  'On Mon, 1 Jan 2026 at 10:00\n',
  '1:00 a@b.co:\n',
  'wrote:\n',
  'On 1/1/2026 10:00 a@b.co I wrote:\n',
  'On 1.1.2026 schrieb a <a@b.co>\n',
  '2026-01-01 x:\n',
  '>',
  '> a\nb\n',
  '--\n',
  '-- a\n',
  '-- Message d\n',
  '__\n',
  'From: a\n',
  'From: a@b.co\nx\n',
  'a b c d: ',
  '<a@',
  '(a@b ',
  'Sent from my iPhone\n',
  '\nThis e-mail is confidential',
  '\n',
  ' ',
  '*',
  '* a *\n',
  '_ ',
  '##- ',
  '\u200f',
  'در تاریخ ۱۴۰۳ ',
  'outlook ',
  '<mailto:',
  'On 10:00 <\n',
];

test.each(SHAPES)('%j without end is read in time in proportion', (shape) => {
  const text = shape.repeat(Math.ceil(160_000 / shape.length));
  expect(growthOf((size) => visibleTextOf(text.slice(0, size)))).toBeLessThan(LINEAR);
});
