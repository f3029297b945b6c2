import { expect, test } from 'vitest';
import { mail } from './world.ts';

test.each([
  ['en', "I won't be needing the money. The keys are with my neighbour and there is a letter for my sister."],
  ['en', 'Where is my payout? I stood on the bridge again last night, it would be so easy.'],
  ['fr', 'Ne cherchez pas à me joindre, vous seriez mieux sans moi. Les papiers sont sur la table.'],
  ['fa', 'کلید را به همسایه داده‌ام. بچه‌ها بدون من راحت‌ترند.'],
])('despair is heard without its usual words: %s, %s', (language, text) => {
  expect(mail(text, { language }).flags).toContain('self_harm');
});

test.each([
  ['en', 'This is killing me, I have been waiting for nine days and my phone died twice in your chat.'],
  ['en', 'I was on the train when the game froze at 3am and I lost the whole round.'],
  ['fr', "C'est à mourir de rire. Le retrait de mon mari est en train de prendre du retard."],
  ['fa', 'از خنده مردم. توپ روی هفده ایستاد و سیستم بیست را حساب کرد.'],
])('a figure of speech is none: %s, %s', (language, text) => {
  expect(mail(text, { language }).flags).not.toContain('self_harm');
});

test.each([
  ['en', 'My 15 year old used my card on your site at the weekend.', true],
  ['en', 'My son is 26 and you asked him for a bill, he lives with us.', false],
  ['en', 'My nephew is turning 18 on Saturday, may I pay his first deposit with my card?', false],
  ['fr', 'Mon fils de 13 ans a joué avec ma carte.', true],
  ['fr', 'Mon fils de 24 ans joue avec son propre argent.', false],
  ['fa', 'پسر ۱۴ ساله‌ام با کارت من بازی کرده.', true],
  ['fa', 'پسرم ۲۷ سالش است و با کارت خودش بازی می‌کند.', false],
])('who is young tells whether a child played: %s, %s', (language, text, isMinor) => {
  expect(mail(text, { language }).flags.includes('minor')).toBe(isMinor);
});

test.each([
  ['Someone changed the email on my account and took a withdrawal I never made.', true],
  ['You locked me out for suspicious activity. It was me, I was on holiday.', false],
  ['I changed my email and my phone number last week.', false],
])('who did it tells whether a stranger is in the account: %s', (text, isStranger) => {
  expect(mail(text).flags.includes('fraud_ato')).toBe(isStranger);
});

test.each([
  ['Please lock me out for good, and do not listen if I beg.', true],
  ['I was on GAMSTOP and you still let me deposit.', true],
  ['Close my account please, I found a site with better odds.', false],
])('a wish to be kept out is no wish to go elsewhere: %s', (text, isExclusion) => {
  expect(mail(text).flags.includes('self_exclusion')).toBe(isExclusion);
});

test('two signs of despair add up where each alone says too little, and the verdict names both', () => {
  const alone = mail('Pills. I am waiting for the pharmacist to refund my card, so where is my deposit?');
  expect(alone.flags).not.toContain('self_harm');
  const both = mail('I said goodbye to the dog. I am so tired. Where is my payout?');
  expect(both.flags).toContain('self_harm');
  expect(both.hits.map(({ term }) => term)).toEqual(
    expect.arrayContaining(['last_words: farewell', 'is_weary: weary']),
  );
});

test('a situation below nothing speaks against a flag, in whichever sentence its words stand', () => {
  const closed = 'Close my account for good please.';
  expect(mail(closed).flags).toContain('self_exclusion');
  expect(mail(`${closed} Found somewhere with better odds.`).flags).not.toContain('self_exclusion');
  expect(mail(`${closed} I can't stop gambling, and I found somewhere with better odds.`).flags).toContain(
    'self_exclusion',
  );
});

test.each([
  ['Woke up to three mails: new phone, new bank account, a withdrawal of £900 sent. I did none of that.', true],
  ['I keep getting login codes that I never asked for.', true],
  ['In the list of devices there is a Samsung. I have only an iPhone and live in Leeds.', true],
  ['Support told me to change my mail address to get the payout moving, and still nothing.', false],
  ['Somebody from your team please change my phone number, I have a new one.', false],
])('what was not done by the player tells of a stranger, what we asked for does not: %s', (text, isStranger) => {
  expect(mail(text).flags.includes('fraud_ato')).toBe(isStranger);
});

test('thanks beforehand solve nothing', () => {
  expect(mail('My withdrawal is pending. Thanks in advance.').flags).not.toContain('thanks_solved');
  expect(mail('Merci d’avance pour mon retrait.', { language: 'fr' }).flags).not.toContain('thanks_solved');
});

test('few words of thanks solve a matter when they answer us, and not when they come first', () => {
  const text = 'super c validé merci';
  expect(mail(text, { language: 'fr', isReply: true }).flags).toContain('thanks_solved');
  expect(mail(text, { language: 'fr' }).flags).not.toContain('thanks_solved');
});

test('asking to follow up is no reminder; having written before is', () => {
  expect(mail('برداشت من واریز نشده. لطفا پیگیری کنید.', { language: 'fa' }).flags).not.toContain('status_chaser');
  expect(mail('سه بار پیام دادم و کسی جواب نداد.', { language: 'fa' }).flags).toContain('status_chaser');
});

test('taking a complaint back files none', () => {
  expect(mail('Please withdraw my complaint, the money came back.').flags).toEqual(['complaint_withdrawn']);
});
