import { expect, test } from 'vitest';
import { factsIn, valuesOf } from './world.ts';

test.each([
  ['with PayPal', 'en', 'paypal'],
  ['par virement', 'fr', 'bank-transfer'],
  ['کارت به کارت کردم', 'fa', 'card-to-card'],
  ['به کارتم واریز نشد', 'fa', 'card'],
  ['via Pix', 'pt', 'pix'],
  ['mit paysafecard', 'de', 'paysafecard'],
  ['BLIKIEM', 'pl', 'blik'],
  ['через СБП', 'ru', 'sbp'],
  ['havale ile', 'tr', 'bank-transfer'],
  ['فودافون كاش', 'ar', 'vodafone-cash'],
  ['Trustlyn kautta', 'fi', 'trustly'],
  ['med Swish', 'sv', 'swish'],
  ['USDT TRC20', 'en', 'usdt-trc20'],
  ['til min NemKonto', 'da', 'bank-account'],
])('%s (%s) is paid by %s', (body, language, method) => {
  expect(valuesOf('method', body, language)).toEqual([method]);
});

test.each([
  ["ma carte d'identité", 'fr', 'identity'],
  ['la mia carta d’identità', 'it', 'identity'],
  ['کارت ملی من', 'fa', 'identity'],
  ['بطاقة الهوية', 'ar', 'identity'],
  ['my council tax bill', 'en', 'address'],
  ['Gehaltsabrechnung', 'de', 'income'],
  ['tiliote', 'fi', 'statement'],
  ['la selfi', 'es', 'selfie'],
])('%s (%s) is a document, and nothing to pay with', (body, language, document) => {
  const facts = factsIn(body, language);
  expect(facts.map(({ kind, value }) => `${kind} ${value}`)).toEqual([`document ${document}`]);
});

test.each([
  ['my welcome bonus', 'en', 'welcome'],
  ['les tours gratuits', 'fr', 'free-spins'],
  ['بونوس خوش‌آمدگویی', 'fa', 'welcome'],
  ['10% CASHBACK', 'de', 'cashback'],
  ['hoş geldin bonusu', 'tr', 'welcome'],
  ['ilmaiskierrosta', 'fi', 'free-spins'],
])('%s (%s) names the offer %s', (body, language, offer) => {
  expect(valuesOf('offer', body, language)).toEqual([offer]);
});

test('device, browser, system, network and VPN are told apart', () => {
  const facts = factsIn('iPhone 13, Safari, iOS 18, on wifi, VPN is on');
  expect(facts.map(({ kind, value }) => `${kind} ${value}`).sort()).toEqual([
    'browser safari',
    'device iphone',
    'network wifi',
    'os ios',
    'vpn on',
  ]);
});

test('the word match in Turkish is no Macintosh', () => {
  expect(valuesOf('device', 'Maç 3-1 bitti', 'tr')).toEqual([]);
});

test.each([
  ['it still says "pending"', 'en', 'pending'],
  ['toujours « en attente »', 'fr', 'pending'],
  ['Status „in Bearbeitung"', 'de', 'processing'],
  ['وضعیت در انتظار تأیید', 'fa', 'pending'],
  ['durum "işlemde"', 'tr', 'processing'],
  ['afgekeurd', 'nl', 'declined'],
])('%s (%s) shows the state %s', (body, language, status) => {
  expect(valuesOf('status-shown', body, language)).toEqual([status]);
});

test('a state that is shown is no error', () => {
  expect(valuesOf('error', 'it says "pending"')).toEqual([]);
});

test.each([
  ['I get the error "Session expired, please log in again"', 'en', 'Session expired, please log in again'],
  ['Le message indique « document non conforme »', 'fr', 'document non conforme'],
  ['es kommt immer „Benutzername oder Passwort falsch".', 'de', 'Benutzername oder Passwort falsch'],
  ['"Geçersiz kimlik bilgileri (E-403)" hatası çıkıyor', 'tr', 'Geçersiz kimlik bilgileri (E-403)'],
  ['får jag felet "personnumret matchar inte"', 'sv', 'personnumret matchar inte'],
  ['dice "CODICE NON VALIDO"', 'it', 'CODICE NON VALIDO'],
  ['سایت بالا نمیاد', 'fa', 'سایت بالا نمیاد'],
  ['error 403', 'en', '403'],
  ['Error message: Limit reached for today.', 'en', 'Limit reached for today'],
])('the error in «%s» (%s) is kept in its own words', (body, language, error) => {
  expect(valuesOf('error', body, language)).toEqual([error]);
});

test.each([
  ['I cleared the cache', 'en', 'cleared-cache'],
  ['j’ai vidé le cache', 'fr', 'cleared-cache'],
  ['کش مرورگر را پاک کردم', 'fa', 'cleared-cache'],
  ['Şifremi sıfırladım', 'tr', 'password-reset'],
  ['VPN açıktı, kapatıp denedim', 'tr', 'vpn-off'],
  ['без впн', 'ru', 'vpn-off'],
  ['andere browser', 'nl', 'other-browser'],
  ['сбросил свой пароль', 'ru', 'password-reset'],
])('%s (%s) is the step %s', (body, language, step) => {
  expect(valuesOf('step-tried', body, language)).toEqual([step]);
});

test.each([
  ['I want a refund', 'en', 'refund'],
  ['je veux mon argent', 'fr', 'pay'],
  ['پولمو بدید', 'fa', 'pay'],
  ['hesabımı açın', 'tr', 'unblock'],
  ['обьясните или объясните', 'ru', 'explain'],
  ['delete my data', 'en', 'delete-data'],
])('%s (%s) asks for the remedy %s', (body, language, remedy) => {
  expect(valuesOf('remedy', body, language)).toEqual([remedy]);
});

test.each([
  ["I don't have the receipt any more", 'en', 'proof'],
  ['je n’ai pas de justificatif', 'fr', 'proof'],
  ['رسید ندارم', 'fa', 'proof'],
  ['dekontum yok', 'tr', 'proof'],
  ['ich habe keinen Beleg', 'de', 'proof'],
  ['I lost the screenshot', 'en', 'screenshot'],
  ['no tengo el código', 'es', 'code'],
])('«%s» (%s) says that the %s cannot be given', (body, language, item) => {
  expect(valuesOf('cannot-provide', body, language)).toEqual([item]);
});

test('what is lacking in one sentence is not the thing of the next', () => {
  expect(valuesOf('cannot-provide', "I don't have money. Receipt attached.")).toEqual([]);
});
