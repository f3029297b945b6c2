import { expect, test } from 'vitest';
import { letterNames, type LetterName, lettersInEveryLanguage } from '../../../src/letters/letters.ts';
import { samples, shippedTemplates, written } from './world.ts';

const templates = shippedTemplates();
const sixteen = ['ar', 'da', 'de', 'en', 'es', 'fa', 'fi', 'fr', 'it', 'nl', 'no', 'pl', 'pt', 'ru', 'sv', 'tr'];
const complete = ['en', 'fr', 'fa'];
const all = sixteen.flatMap((language) =>
  letterNames.filter((letter) => templates.find(letter, language)).map((letter) => ({ letter, language })),
);

test('sixteen languages have the letters that nobody should get in a foreign one', () => {
  expect(templates.languages).toEqual(sixteen);
  for (const language of sixteen)
    for (const letter of lettersInEveryLanguage)
      expect(templates.find(letter, language), `${language}/${letter}`).not.toBeNull();
});

test('English, French and Persian have every letter', () => {
  for (const language of complete)
    for (const letter of letterNames) expect(templates.find(letter, language), `${language}/${letter}`).not.toBeNull();
});

test.each(all)('$language/$letter carries its values, its reference and no hole', ({ letter, language }) => {
  const { subject, text, html } = written(templates, letter, language);
  if (letter !== 'agent-unproven') expect(subject).toMatch(/RD-2026-0000/);
  if (letter !== 'agent-unproven') expect(text).toContain('RD-2026-000042-K');
  expect(text).toContain('Redress Casino');
  expect(`${subject}${text}${html}`).not.toMatch(/\{\{|\}\}|undefined|\bnull\b|\[object|[\ue000\ue001]|NaN/);
  expect(text).not.toMatch(/\*\*|^## | $|\n{3}/m);
  for (const value of valuesToBeSeen(letter)) expect(`${subject}\n${text}`, value).toContain(value);
});

test.each(all)('$language/$letter says the same as text and as HTML', ({ letter, language }) => {
  const { text, html } = written(templates, letter, language);
  expect(words(inHtml(html))).toBe(words(text));
});

test.each(all)('$language/$letter never says what no letter may say', ({ letter, language }) => {
  const { subject, text } = written(templates, letter, language);
  for (const never of forbidden) expect(`${subject}\n${text}`).not.toMatch(never);
});

test('a letter has nothing remote in it but the links it was given', () => {
  for (const { letter, language } of all) {
    const { html } = written(templates, letter, language);
    expect(html).not.toMatch(/src=|url\(|@import|<script|<img|<link|<iframe|<form|\son\w+=/i);
    for (const [, link] of html.matchAll(/href="([^"]*)"/g))
      expect(link).toMatch(/^https:\/\/(casino|ecogra)\.example\//);
  }
});

test('Persian and Arabic letters run from right to left and keep the reference in order', () => {
  for (const language of ['fa', 'ar']) {
    const { text, html } = written(templates, 'acknowledgement', language);
    expect(html).toContain(`<html lang="${language}" dir="rtl"`);
    expect(html).toContain('<bdi dir="ltr" style="white-space: nowrap">RD-2026-000042-K</bdi>');
    expect(text).toContain('\u2066RD-2026-000042-K\u2069');
    expect(text).toContain('\u00a0(UTC+1)');
    expect(text).toContain('\u2066https://casino.example/complaints\u2069');
  }
});

test('an acknowledgement in Persian gives both calendars', () => {
  const { text } = written(templates, 'acknowledgement', 'fa', { name: 'رضا' });
  expect(text).toContain('رضا گرامی،');
  expect(text).toContain('۲۳ آذر ۱۴۰۵ (۱۴ دسامبر ۲۰۲۶)');
});

test('an acknowledgement that understood nothing asks nothing and guesses nothing', () => {
  const { text } = written(templates, 'acknowledgement', 'en', {
    name: null,
    summary: null,
    missing: [],
    present: [],
    tips: [],
    opensAt: null,
    uploadUrl: null,
    procedureUrl: null,
    secretMasked: false,
    quote: null,
  });
  expect(text).toMatchInlineSnapshot(`
    "Hello,

    We received your message on 20 November 2026, 17:05 (UTC+1) and registered it under the reference RD-2026-000042-K.

    A colleague will read it in full before we ask you anything.

    What happens next

    - Your case is handled by the complaints team.
    - You will have a first answer from one of us by 23 November 2026, 17:05 (UTC+1).
    - You will have our decision by 14 December 2026 at the latest. Should we need longer, we will give you the reason before that date.

    There is nothing else you need to do for now.

    How to reach us about this

    To add something, reply to this email and leave the reference in the subject line. A second message on the same matter is not needed; it does not make things faster.

    Please never send us a password, a security code or a full card number.

    Kind regards,
    Redress Casino, the complaints team

    Our hours: Monday to Friday, 09:00 to 18:00. If you are not satisfied with how your case is handled, write to officer@casino.example.
    "
  `);
});

test('what the player wrote stands last, line by line, in its own direction', () => {
  const { text, html } = written(templates, 'acknowledgement', 'en', { quote: 'سلام\nپولم نرسید' });
  expect(text).toMatch(/You wrote:\n\n> سلام\n> پولم نرسید\n$/);
  expect(html).toMatch(/<blockquote dir="auto"[^>]*>سلام<br>\nپولم نرسید<\/blockquote>/);
});

test('what was not done is not said', () => {
  for (const language of sixteen) {
    const done = written(templates, 'safer-gambling', language).text;
    const notDone = written(templates, 'safer-gambling', language, {
      playStopped: false,
      advertisingStopped: false,
    }).text;
    expect(done.split('\n\n').length - notDone.split('\n\n').length, language).toBe(2);
    for (const letter of ['account-takeover', 'minor'] as const) {
      const blocked = written(templates, letter, language).text;
      const open = written(templates, letter, language, { accountBlocked: false }).text;
      expect(blocked.split('\n\n').length - open.split('\n\n').length, `${language}/${letter}`).toBe(1);
    }
  }
});

test('a letter to somebody in danger has no number rather than a wrong one', () => {
  for (const language of sixteen) {
    const { text } = written(templates, 'self-harm', language, { emergencyNumber: null, helplines: [] });
    expect(text.replace('RD-2026-000042-K', '')).not.toMatch(/[0-9۰-۹]/);
    expect(written(templates, 'self-harm', language).text).toContain('112');
  }
});

test('letters of safety ask for nothing and speak of no deadline in days', () => {
  for (const language of complete)
    for (const letter of ['safer-gambling', 'self-harm'] as const) {
      const { text } = written(templates, letter, language);
      expect(text).not.toMatch(/complaint|réclamation|شکایت|bonus|deadline|délai|مهلت/i);
      expect(text).not.toContain('officer@casino.example');
    }
});

test('a stranger learns nothing about the case whose reference he quoted', () => {
  for (const language of complete) {
    const { text } = written(templates, 'stranger', language);
    expect(text).not.toMatch(/Amelie|withdrawal|account|compte|حساب/i);
  }
});

test('a language without a letter gets it in English with a line that says so in its own', () => {
  const { language, text, html } = written(templates, 'progress-update', 'de');
  expect(language).toBe('en');
  expect(text).toMatch(/^Dieses Schreiben liegt noch nicht auf Deutsch vor; .*\n\nDear Amelie,\n\nHere is where/);
  expect(html).toContain('<p lang="de" dir="ltr"');
  expect(written(templates, 'progress-update', 'ar').html).toContain('<p lang="ar" dir="rtl"');
});

test('a language that nobody wrote letters for gets plain English', () => {
  const { language, text } = written(templates, 'acknowledgement', 'ja');
  expect(language).toBe('en');
  expect(text).toMatch(/^Dear Amelie,/);
});

test('French keeps its signs of punctuation with the word before them', () => {
  const { text, subject } = written(templates, 'safer-gambling', 'fr');
  expect(text).toContain('parlé\u202f; ce');
  expect(text).toContain('confidentialité\u00a0:');
  for (const letter of letterNames) expect(written(templates, letter, 'fr').text, letter).not.toMatch(/ [;:!?»]/);
  expect(subject).toContain('RD-2026-000042-K');
});

/** complaints.md 5.0: promises, haste, blame, promotion, dead platforms, mail that cannot be answered. */
const forbidden = [
  /guarantee|surely|immediately|good luck|enjoy|no-?reply|do not reply|you failed/i,
  /garanti|immédiatement|bonne chance|tout de suite|ne pas répondre/i,
  /بلافاصله|فوراً|تضمین|موفق باشید/,
  /garantier|sofort|viel glück|garantiz|inmediat|buena suerte|garant[ií]s|subito|buona fortuna|imediat|boa sorte/i,
  /немедленно|гарантир|удачи|hemen|derhal|garanti|iyi şanslar|فورًا|نضمن|حظًا/i,
  /onmiddellijk|garandeer|succes|natychmiast|gwarant|powodzenia|omedelbart|lycka till|välittömästi|onnea|straks|umiddelbart|lykke til|held og lykke/i,
  /bonus|ec\.europa\.eu|bit\.ly|password is|suspicious activity|money laundering|blanchiment|پول‌شویی/i,
];

function valuesToBeSeen(letter: LetterName): string[] {
  const plain = (value: unknown): string[] => {
    if (typeof value === 'string') return value.split('\n').filter((line) => line !== '');
    if (Array.isArray(value)) return value.flatMap(plain);
    return typeof value === 'object' && value !== null && !(value instanceof Date)
      ? Object.values(value).flatMap(plain)
      : [];
  };
  const unseen = letter === 'agent-unproven' ? [...oftenUnseen, 'reference'] : oftenUnseen;
  const shown = Object.entries<unknown>(samples[letter]).filter(([name]) => !unseen.includes(name));
  return shown.flatMap(([, value]) => plain(value));
}

/** Letters of safety leave the desk's furniture out, and a stranger has no name; a mail set aside has no ticket. */
const oftenUnseen = ['team', 'hours', 'escalation', 'name'];

function inHtml(html: string): string {
  return html
    .slice(html.indexOf('class="letter"'))
    .replace(/^[^>]*>/, '')
    .replace(/<li[^>]*>/g, ' - ')
    .replace(/<hr[^>]*>/g, ' ---------- ')
    .replace(/<(?:br|\/?p|\/?h2|\/?ul|\/li|\/?blockquote|\/?t[drab]\w*|\/body|\/html)\b[^>]*>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

function words(text: string): string {
  return text
    .replace(/^> ?/gm, '')
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
