import type { CatalogueEntry, Topic } from '../../rulebook/catalogue.ts';
import { type Word, wordsIn } from '../../rulebook/words.ts';

/** Where a text names something of the catalogue. */
export interface PhraseMatch {
  readonly topic: Topic;
  readonly id: string;
  readonly at: number;
  readonly end: number;
  /** Places of its first and last word. */
  readonly first: number;
  readonly last: number;
}

/** Phrases by the word they begin with, and by the first three letters where that word is a stem. */
export interface PhraseIndex {
  readonly words: ReadonlyMap<string, readonly Phrase[]>;
  readonly stems: ReadonlyMap<string, readonly Phrase[]>;
}

interface Phrase {
  readonly topic: Topic;
  readonly id: string;
  readonly parts: readonly Part[];
}

interface Part {
  readonly word: string;
  readonly isStem: boolean;
  /** Whether up to four words may stand before it. */
  readonly isApart: boolean;
}

export function indexOf(entries: readonly CatalogueEntry[]): PhraseIndex {
  const words = new Map<string, Phrase[]>();
  const stems = new Map<string, Phrase[]>();
  for (const { topic, id, phrases } of entries)
    for (const written of phrases) {
      const parts = partsOf(written);
      const first = parts[0];
      if (!first) continue;
      const [shelf, key] = first.isStem ? [stems, first.word.slice(0, 3)] : [words, first.word];
      shelf.set(key, [...(shelf.get(key) ?? []), { topic, id, parts }]);
    }
  return { words, stems };
}

function partsOf(written: string): readonly Part[] {
  return written.split('~').flatMap((piece, pieceIndex) =>
    wordsIn(piece).map(({ word, end }, index) => ({
      word,
      isStem: piece.charAt(end) === '*',
      isApart: pieceIndex > 0 && index === 0,
    })),
  );
}

/** Every match in order; of several that overlap within one topic only the longest. */
export function matchesIn(words: readonly Word[], index: PhraseIndex): readonly PhraseMatch[] {
  const found: PhraseMatch[] = [];
  words.forEach(({ word, at }, first) => {
    const candidates = [...(index.words.get(word) ?? []), ...(index.stems.get(word.slice(0, 3)) ?? [])];
    for (const { topic, id, parts } of candidates) {
      const last = lastPlaceOf(parts, words, first);
      const end = words[last]?.end;
      if (end !== undefined) found.push({ topic, id, at, end, first, last });
    }
  });
  return withoutShorter(found);
}

const WORDS_BETWEEN = 4;

/** Place of the word that ends the phrase beginning at `first`, or -1. */
function lastPlaceOf(parts: readonly Part[], words: readonly Word[], first: number): number {
  let place = first - 1;
  for (const part of parts) {
    const from = place + 1;
    const upTo = part.isApart ? from + WORDS_BETWEEN : from;
    place = from;
    while (place <= upTo && !fits(part, words[place])) place += 1;
    if (place > upTo) return -1;
  }
  return place;
}

function fits(part: Part, found: Word | undefined): boolean {
  if (found === undefined) return false;
  return part.isStem ? found.word.startsWith(part.word) : found.word === part.word;
}

function withoutShorter(found: readonly PhraseMatch[]): readonly PhraseMatch[] {
  const longestFirst = [...found].sort((a, b) => b.last - b.first - (a.last - a.first) || a.first - b.first);
  const taken = new Map<string, PhraseMatch>();
  const kept = longestFirst.filter((match) => {
    const places = Array.from(
      { length: match.last - match.first + 1 },
      (_, step) => `${match.topic} ${match.first + step}`,
    );
    const others = places.flatMap((place) => taken.get(place) ?? []);
    if (others.some((other) => !isSecondMeaning(match, other))) return false;
    for (const place of places) taken.set(place, match);
    return true;
  });
  return kept.sort((a, b) => a.first - b.first || b.last - a.last);
}

/** Exactly the same words can mean two things (`شرط`, a stake and a bet slip): both stay. */
function isSecondMeaning(a: PhraseMatch, b: PhraseMatch): boolean {
  return a.first === b.first && a.last === b.last && a.id !== b.id;
}
