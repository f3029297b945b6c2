import type { Evidence, LanguageRules } from '../../rulebook/languages.ts';
import { type Match, matchesIn } from './matches.ts';
import type { Reading } from './reading.ts';

/** What the rules of some languages find in one text of a mail. */
export interface Findings {
  readonly reading: Reading;
  /** Phrases that speak for a category, a flag or a marker. */
  readonly matches: readonly Match<Evidence>[];
  /** By concept, in the order of the text. */
  readonly concepts: ReadonlyMap<string, readonly Place[]>;
}

/** Places of the first and the last word. */
export interface Place {
  readonly first: number;
  readonly last: number;
}

export function findingsIn(reading: Reading, languages: readonly LanguageRules[]): Findings {
  const plain = languages.flatMap(({ index }) => matchesIn(reading, index));
  const places = placesOf(plain);
  const composed = languages.flatMap((rules) => matchesIn(reading, rules.composed, places));
  const all = [...plain, ...composed];
  return {
    reading,
    matches: all.filter((match) => match.entry.named.kind !== 'concept' && isBelieved(match, reading)),
    concepts: conceptsIn(all),
  };
}

/** A flag weighs too much to be raised by a word that was mended. */
function isBelieved({ entry, first, last }: Match<Evidence>, { words }: Reading): boolean {
  return entry.named.kind !== 'flag' || words.slice(first, last + 1).every(({ spelt }) => spelt === 'as-written');
}

/** Where several phrases of a concept begin at one word, the longest counts. */
function placesOf(matches: readonly Match<Evidence>[]): ReadonlyMap<string, ReadonlyMap<number, number>> {
  const places = new Map<string, Map<number, number>>();
  for (const { entry, first, last } of matches) {
    if (entry.named.kind !== 'concept') continue;
    const own = places.get(entry.named.target) ?? new Map<number, number>();
    places.set(entry.named.target, own.set(first, Math.max(last, own.get(first) ?? 0)));
  }
  return places;
}

function conceptsIn(matches: readonly Match<Evidence>[]): ReadonlyMap<string, readonly Place[]> {
  const found = [...placesOf(matches)].map(([concept, places]): [string, readonly Place[]] => [
    concept,
    [...places].map(([first, last]) => ({ first, last })).sort((a, b) => a.first - b.first),
  ]);
  return new Map(found);
}
