import { expect, test } from 'vitest';
import type { LetterName } from '../../../src/letters/letters.ts';
import type { serviceLetters } from '../../../src/letters/service-letters.ts';
import { shippedTemplates, written } from './world.ts';

const templates = shippedTemplates();
const languages = ['en', 'fr', 'fa'] as const;
type Points = Readonly<Record<(typeof languages)[number], readonly RegExp[]>>;

/** What each letter has to say, whatever its words (complaints.md 5.0 and 5.15). */
const POINTS: Readonly<Record<keyof typeof serviceLetters, Points>> = {
  history: {
    en: [/has happened/, /1 November 2026/, /18 November 2026.*: we asked/, /latest steps/, /decision by/],
    fr: [/a été fait/, /1er novembre 2026/, /18 novembre 2026.*: we asked/, /plus récentes/, /décision au plus tard/],
    fa: [/انجام شده/, /۱ نوامبر ۲۰۲۶/, /۱۸ نوامبر ۲۰۲۶/, /گام‌های اخیر/, /نتیجه حداکثر تا/],
  },
  'person-asked': {
    en: [/gone to a colleague/, /at work from/, /hear from us by/, /need to write again/],
    fr: [/transmis à un collègue/, /à partir du/, /nouvelles au plus tard/, /Inutile de nous écrire/],
    fa: [/یکی از همکاران سپردیم/, /سر کار است/, /خبر می‌گیرید/, /لازم نیست دوباره/],
  },
  'data-request': {
    en: [/erase the data/, /data protection/, /20 December 2026/, /it is you who asks/, /as the law says/],
    fr: [/effacer les données/, /protection des données/, /20 décembre 2026/, /vient bien de vous/, /la loi l’exige/],
    fa: [/پاک کنیم/, /مسئول حفاظت از داده‌ها/, /۲۰ دسامبر ۲۰۲۶/, /از خود شماست/, /قانون می‌گوید/],
  },
  'language-changed': {
    en: [/From now on we write to you in English/, /LANGUAGE FRENCH/],
    fr: [/nous vous écrirons en français/, /LANGUE ANGLAIS/],
    fa: [/به فارسی برایتان می‌نویسیم/, /زبان انگلیسی/],
  },
  'closing-proposal': {
    en: [/is settled/, /with the word YES/, /need not do anything/, /14 December 2026/],
    fr: [/est réglée/, /le mot OUI/, /n’avez rien à faire/, /14 décembre 2026/],
    fa: [/حل شده/, /بنویسید: بله/, /لازم نیست کاری/, /۱۴ دسامبر ۲۰۲۶/],
  },
  accepted: {
    en: [/accepted our final response/, /closed your case/, /reply to this email by 4 January 2027/],
    fr: [/accepté notre réponse définitive/, /clos votre dossier/, /au plus tard le 4 janvier 2027/],
    fa: [/پاسخ نهایی ما را پذیرفتید/, /بستیم/, /۴ ژانویهٔ? ۲۰۲۷/],
  },
  satisfaction: {
    en: [/How did we handle it\?/, /1 for very badly, 5 for very well/, /need not answer/, /stays as it is/],
    fr: [/Comment l’avons-nous traité/, /1 pour très mal, 5 pour très bien/, /Rien ne vous oblige/, /reste la même/],
    fa: [/چقدر راضی بودید/, /۱ یعنی خیلی بد و ۵ یعنی خیلی خوب/, /اختیاری است/, /همان می‌ماند/],
  },
  'representative-question': {
    en: [/lawyer@example\.test/, /learnt nothing/, /with the word YES/, /reply NO, or do nothing/],
    fr: [/lawyer@example\.test/, /Nous ne lui avons rien communiqué/, /le mot OUI/, /répondez NON ou ne faites rien/],
    fa: [/lawyer@example\.test/, /چیزی .* به او گفته نشده/, /بنویسید: بله/, /بنویسید خیر یا هیچ کاری نکنید/],
  },
  'representative-noted': {
    en: [/may speak for you/, /part of the case/, /change your mind/],
    fr: [/peut parler en votre nom/, /partie du dossier/, /changez d’avis/],
    fa: [/اجازه دارد/, /جزو پرونده/, /نظرتان عوض شد/],
  },
  repeated: {
    en: [/a complaint that we registered/, /nothing has to be said twice/, /decision by 14 December 2026/],
    fr: [/une réclamation que nous avons enregistrée/, /rien à répéter/, /au plus tard le 14 décembre 2026/],
    fa: [/شکایتی است که/, /نیازی به تکرار نیست/, /۱۴ دسامبر ۲۰۲۶/],
  },
};

const cases = Object.entries(POINTS).flatMap(([letter, points]) =>
  languages.map((language) => ({ letter: letter as LetterName, language, points: points[language] })),
);

test.each(cases)('$language/$letter makes its points', ({ letter, language, points }) => {
  const text = written(templates, letter, language).text.replace(/[\u2066-\u2069]/g, '');
  for (const point of points) expect(text).toMatch(point);
});

test('where nothing is owed no date is given', () => {
  for (const language of languages) {
    const dates = /\d{4}|[۰-۹]{4}/;
    const text = (letter: LetterName, changed: object): string =>
      written(templates, letter, language, changed)
        .text.replace('RD-2026-000042-K', '')
        .replace(/^.*18:00.*$/gm, '');
    expect(text('person-asked', { opensAt: null, nextUpdateBy: null })).not.toMatch(dates);
    expect(text('closing-proposal', { resolveBy: null })).not.toMatch(dates);
  }
});

test('what is asked before a closing is asked of what the player wrote', () => {
  for (const language of languages) {
    const settled = written(templates, 'closing-proposal', language).text;
    const withdrawn = written(templates, 'closing-proposal', language, { settled: false }).text;
    expect(withdrawn).not.toBe(settled);
    const accepted = written(templates, 'accepted', language).text;
    expect(written(templates, 'accepted', language, { decided: false }).text).not.toBe(accepted);
  }
});

test('the question of satisfaction is the only one, sells nothing and asks for nothing else', () => {
  for (const language of languages) {
    const { text } = written(templates, 'satisfaction', language);
    expect(text.match(/[?؟]/g)).toHaveLength(1);
    expect(text).not.toMatch(/review|trustpilot|avis en ligne|نظر خود را در/i);
  }
});

test('a deadlock without a decision speaks of none', () => {
  const final = {
    en: /final response on|our final response and/,
    fr: /réponse définitive le|notre réponse/,
    fa: /پاسخ نهایی دادیم|پاسخ نهایی ما/,
  };
  for (const language of languages) {
    expect(written(templates, 'deadlock', language).text).toMatch(final[language]);
    expect(written(templates, 'deadlock', language, { finalAt: null }).text).not.toMatch(final[language]);
  }
});

test('a delay notice names the date that it takes back', () => {
  const words = { en: /a first answer on/, fr: /une première réponse/, fa: /نخستین پاسخ/ };
  for (const language of languages) {
    expect(written(templates, 'delay-notice', language).text).not.toMatch(words[language]);
    expect(written(templates, 'delay-notice', language, { firstAnswer: true }).text).toMatch(words[language]);
  }
});
