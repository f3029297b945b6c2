import { eld } from 'eld/medium';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { wordsIn } from '../../rulebook/words.ts';
import { matchesIn } from '../classify/matches.ts';
import { readingOf } from '../classify/reading.ts';

/** The language a person wrote in, and what told. */
export interface LanguageVerdict {
  /** ISO 639-1; null when too little was written to tell. */
  readonly language: string | null;
  readonly reason: string;
}

/** Tells the language of a mail: by its script where that is enough, else by n-grams, else by phrases of the rules. */
export function languageOf(
  mail: { readonly subject: string; readonly text: string },
  rulebook: Rulebook,
): LanguageVerdict {
  const prose = `${proseOf(mail.subject)}\n${proseOf(mail.text)}`;
  const letters = prose.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return { language: null, reason: 'no words' };
  const byScript = languageOfScript(prose, letters);
  if (byScript) return byScript;
  const spoken = inLatinLetters(prose, rulebook);
  if (spoken) return spoken;
  if (letters < FEWEST_LETTERS) return byPhrases(prose, rulebook);
  const { language } = detector(rulebook).detect(prose);
  return language === '' ? byPhrases(prose, rulebook) : { language, reason: 'n-grams of its letters' };
}

const FEWEST_LETTERS = 10;
const MOST_TEXT = 4000;

/** Without what looks like some language and is none: addresses, links, numbers, identifiers. */
function proseOf(text: string): string {
  const prose = text
    .slice(0, MOST_TEXT)
    .replace(/\b(?:https?:\/\/|www\.)\S+/gi, ' ')
    .replace(/\S+/g, (token) => (/\S@\S/.test(token) ? ' ' : token))
    .replace(/(?<![\p{L}_-])[\p{L}_-]*\p{Nd}[\p{L}\p{Nd}_.,:/-]*/gu, ' ');
  return prose === prose.toUpperCase() ? prose : prose.replace(/\b[A-Z]{2,5}\b/g, ' ');
}

const PERSIAN_ONLY = /[پچژگکی\u06f0-\u06f9]/gu;
const ARABIC_ONLY = /[ةىيكأإؤئ]/gu;

function languageOfScript(prose: string, letters: number): LanguageVerdict | null {
  const arabic = prose.match(/[\u0600-\u06ff]/g)?.length ?? 0;
  if (arabic * 2 > letters) {
    const persian = prose.match(PERSIAN_ONLY)?.length ?? 0;
    const own = prose.match(ARABIC_ONLY)?.length ?? 0;
    return persian > own ? { language: 'fa', reason: 'Persian letters' } : { language: 'ar', reason: 'Arabic letters' };
  }
  const cyrillic = prose.match(/[\u0400-\u04ff]/g)?.length ?? 0;
  return cyrillic * 2 > letters ? { language: 'ru', reason: 'Cyrillic letters' } : null;
}

/** Persian and Arabic typed in Latin letters, which n-grams take for Dutch or English. */
function inLatinLetters(prose: string, rulebook: Rulebook): LanguageVerdict | null {
  const words = [...new Set(wordsIn(prose).map(({ word }) => word))];
  for (const { language, name, latin } of rulebook.languages.values()) {
    const known = words.filter((word) => latin.has(word)).length;
    if (known >= FEWEST_KNOWN && known >= words.length * LEAST_SHARE)
      return { language, reason: `${name} words in Latin letters` };
  }
  return null;
}

const FEWEST_KNOWN = 2;
const LEAST_SHARE = 0.15;

function byPhrases(prose: string, rulebook: Rulebook): LanguageVerdict {
  const reading = readingOf('body', prose, []);
  const counts = [...rulebook.languages.values()]
    .filter(({ language }) => language !== 'any')
    .map(({ language, index }) => ({ language, count: matchesIn(reading, index).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  const [first, second] = counts;
  return first && first.count > (second?.count ?? 0)
    ? { language: first.language, reason: 'phrases of the rules' }
    : { language: null, reason: 'too few words to tell' };
}

const DETECTORS = new WeakMap<Rulebook, ReturnType<typeof eld.newInstance>>();

/** Knows only the languages of the rules: a short mail has no other to be mistaken for. */
function detector(rulebook: Rulebook): ReturnType<typeof eld.newInstance> {
  const ready = DETECTORS.get(rulebook) ?? eld.newInstance();
  if (!DETECTORS.has(rulebook)) ready.setLanguageSubset([...rulebook.languages.keys()]);
  DETECTORS.set(rulebook, ready);
  return ready;
}
