import { growthOf, LINEAR } from '../../../growth.ts';
import { expect, test } from 'vitest';
import { formOf } from '../../../../src/triage/screening/form.ts';
import { mail, screened } from './mail.ts';

const WORDPRESS = { From: 'Casino <wordpress@casino.test>', 'Reply-To': 'joe@example.test' };

test('a form of WordPress is read: the player is in the fields, From is the web server (R-016)', () => {
  const body =
    'From: Joe Player <joe@example.test>\nSubject: Withdrawal refused\n\nMessage Body:\nI asked for 500 €.\nDate: last week, no answer: nothing.\n\nPlease help.\n\n-- \nThis e-mail was sent from a contact form on Casino (https://casino.test)';
  expect(formOf(mail(WORDPRESS, body))).toMatchObject({
    name: 'Joe Player',
    email: 'joe@example.test',
    subject: 'Withdrawal refused',
    message: 'I asked for 500 €.\n\nPlease help.',
    date: 'last week, no answer: nothing.',
  });
  expect(screened(WORDPRESS, body).kind).toBe('form');
});

test('a French form is read', () => {
  const body =
    'Nom : Amelie Joueuse\nAdresse e-mail : amelie@example.test\nIdentifiant : amelie77\nNature du problème : Retrait\nMontant : 250 €\nMoyen de paiement : Skrill\nMessage :\nMon retrait est bloqué.\n\nMerci.';
  expect(formOf(mail({ From: 'Site <contact@casino.test>' }, body))).toEqual({
    subject: null,
    message: 'Mon retrait est bloqué.\n\nMerci.',
    email: 'amelie@example.test',
    name: 'Amelie Joueuse',
    category: 'Retrait',
    player: 'amelie77',
    phone: null,
    amount: '250 €',
    date: null,
    method: 'Skrill',
    transaction: null,
  });
});

test('a Persian form is read, with labels on lines of their own', () => {
  const body =
    'نام و نام خانوادگی:\nرضا\n\nایمیل: reza@example.test\nنام کاربری: reza77\nمبلغ: ۵۰۰۰۰۰ تومان\nکد پیگیری: 123456\nمتن پیام:\nپول من نرسیده است.';
  expect(formOf(mail({ From: 'www-data@casino.test', Subject: 'فرم تماس' }, body))).toMatchObject({
    name: 'رضا',
    email: 'reza@example.test',
    player: 'reza77',
    amount: '۵۰۰۰۰۰ تومان',
    transaction: '123456',
    message: 'پول من نرسیده است.',
  });
});

test.each([
  ['German', 'Name: Joe\nE-Mail: joe@example.test\nNachricht: Wo ist mein Geld?', 'Wo ist mein Geld?'],
  ['Spanish', 'Nombre: Joe\nCorreo electrónico: joe@example.test\nMensaje: ¿Dónde está?', '¿Dónde está?'],
  ['Italian', 'Nome: Joe\nEmail: joe@example.test\nMessaggio: Dove sono?', 'Dove sono?'],
  ['Portuguese', 'Nome: Joe\nE-mail: joe@example.test\nMensagem: Onde está?', 'Onde está?'],
  ['Dutch', 'Naam: Joe\nE-mailadres: joe@example.test\nBericht: Waar is het?', 'Waar is het?'],
  ['Polish', 'Imię: Joe\nAdres e-mail: joe@example.test\nTreść: Gdzie?', 'Gdzie?'],
  ['Russian', 'Имя: Joe\nЭл. почта: joe@example.test\nСообщение: Где деньги?', 'Где деньги?'],
  ['Turkish', 'Ad Soyad: Joe\nE-posta: joe@example.test\nMesajınız: Param nerede?', 'Param nerede?'],
  ['Finnish', 'Nimi: Joe\nSähköposti: joe@example.test\nViesti: Missä?', 'Missä?'],
  ['Swedish', 'Namn: Joe\nE-post: joe@example.test\nMeddelande: Var?', 'Var?'],
  ['Danish', 'Navn: Joe\nE-mail: joe@example.test\nBesked: Hvor?', 'Hvor?'],
  ['Norwegian', 'Navn: Joe\nE-post: joe@example.test\nMelding: Hvor?', 'Hvor?'],
  ['Arabic', 'الاسم: Joe\nالبريد الإلكتروني: joe@example.test\nالرسالة: أين؟', 'أين؟'],
])('a form with labels in %s is read', (_, body, message) => {
  expect(formOf(mail({ From: 'forms@casino.test' }, body))).toMatchObject({ email: 'joe@example.test', message });
});

test('a form that a robot address sends is a form, not a machine', () => {
  const body = 'Name: Joe\nEmail: joe@example.test\nMessage: Where is my money?';
  expect(screened({ From: 'noreply@casino.test', 'Auto-Submitted': 'auto-generated' }, body).kind).toBe('form');
  expect(screened({ From: 'support@casino.test', 'Reply-To': 'joe@example.test' }, body).kind).toBe('form');
});

test('a form without an address to answer is none', () => {
  const body = 'Name: Joe\nMessage: Where is my money?';
  expect(formOf(mail({ From: 'wordpress@casino.test' }, body))).toBeNull();
  expect(formOf(mail({ From: 'wordpress@casino.test', 'Reply-To': 'joe@example.test' }, body))).toMatchObject({
    email: null,
  });
});

test('the notices of shops and of web sites about themselves are not forms', () => {
  const receipt = 'Date: 4 Nov\nAmount: 50 €\nPayment method: card\nEmail: joe@example.test';
  expect(screened({ From: 'noreply@shop.test' }, receipt).kind).toBe('machine');
  expect(screened({ From: 'noreply@shop.test' }, `${receipt}\nDescription: 3 socks`).kind).toBe('machine');
  const registration = 'New user registration on your site:\n\nUsername: joe77\n\nEmail: joe@example.test';
  expect(screened({ From: 'wordpress@casino.test' }, registration).kind).toBe('machine');
});

test('a field that names two addresses is not believed', () => {
  const body = 'Name: Joe\nEmail: joe@example.test, victim@example.test\nMessage: Hello';
  expect(formOf(mail({ From: 'wordpress@casino.test' }, body))).toBeNull();
});

test('what a player lists in an ordinary mail is not a form', () => {
  const listed = 'Email: joe.registered@example.test\nUsername: joe77\nAmount: 500\nMessage: it never came';
  expect(screened({}, listed).kind).toBe('person');
  expect(screened({ 'X-PHP-Originating-Script': '0:rcube.php' }, 'Username: joe77\nAmount: 500').kind).toBe('person');
  expect(screened({ Subject: 'Contact form does not work' }, 'Email: a@example.test\nAmount: 5').kind).toBe('person');
});

test('an answer to our mail is not a form', () => {
  const body = 'Name: Joe\nEmail: joe@example.test\nMessage: Hello';
  expect(formOf(mail({ ...WORDPRESS, 'In-Reply-To': '<x@casino.test>' }, body))).toBeNull();
});

test.each(['a: ', 'Message:\n', 'Name: a\n', ':', '\n', '> * _ -', '('])(
  '%j without end is read in time in proportion',
  (shape) => {
    const message = mail({ From: 'wordpress@casino.test' });
    expect(growthOf((size) => formOf({ ...message, text: shape.repeat(size / shape.length) }))).toBeLessThan(LINEAR);
  },
);
