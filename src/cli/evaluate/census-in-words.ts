import { type Column, tableOf } from '../listing.ts';
import type { Counted } from './census.ts';
import { titled } from './in-words.ts';

/** How many phrases of each file were found in no mail at all. */
export function coverageInWords(census: readonly Counted[]): readonly string[] {
  const languages = [...new Set(census.map(({ language }) => language))].sort();
  const rows = languages.map((language) => {
    const own = census.filter((one) => one.language === language);
    return { language, phrases: own.length, found: own.filter(({ mails }) => mails > 0).length };
  });
  return titled('Phrases and signs of situations', tableOf(rows, COVERAGE));
}

/** Every phrase: those that spoke, the most misleading first, then those that never did. */
export function censusInWords(census: readonly Counted[]): readonly string[] {
  const wrong = ({ mails, right }: Counted): number => mails - (right ?? mails);
  const spoke = census.filter(({ mails }) => mails > 0).sort((a, b) => wrong(b) - wrong(a) || b.mails - a.mails);
  const silent = census.filter(({ mails }) => mails === 0);
  return [
    ...titled('Found, the most misleading first', tableOf(spoke, PHRASE)),
    ...titled('Never found', tableOf(silent, PHRASE.slice(2))),
  ];
}

interface Coverage {
  readonly language: string;
  readonly phrases: number;
  readonly found: number;
}

const COVERAGE: readonly Column<Coverage>[] = [
  { title: 'LANGUAGE', of: ({ language }) => language },
  { title: 'PHRASES', of: ({ phrases }) => String(phrases) },
  { title: 'FOUND', of: ({ found }) => String(found) },
  { title: 'NEVER FOUND', of: ({ phrases, found }) => String(phrases - found) },
];

const PHRASE: readonly Column<Counted>[] = [
  { title: 'MAILS', of: ({ mails }) => String(mails) },
  { title: 'RIGHT', of: ({ right }) => (right === null ? '' : String(right)) },
  { title: 'LANGUAGE', of: ({ language }) => language },
  { title: 'FOR', of: ({ target }) => target },
  { title: 'STRENGTH', of: ({ strength }) => strength },
  { title: 'PHRASE', of: ({ term }) => term },
];
