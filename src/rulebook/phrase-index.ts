import type { Part, Phrase } from './phrase.ts';

/** Things that go by phrases, found by the first word of each phrase: made once, when the rules are read. */
export interface PhraseIndex<Named> {
  readonly words: ReadonlyMap<string, readonly Indexed<Named>[]>;
  /** By the whole stem. */
  readonly stems: ReadonlyMap<string, readonly Indexed<Named>[]>;
  readonly numbers: readonly Indexed<Named>[];
  readonly concepts: ReadonlyMap<string, readonly Indexed<Named>[]>;
  readonly longestStem: number;
}

export interface Indexed<Named> {
  readonly phrase: Phrase;
  readonly named: Named;
}

export function indexOf<Named>(entries: readonly Indexed<Named>[]): PhraseIndex<Named> {
  const words = new Map<string, Indexed<Named>[]>();
  const stems = new Map<string, Indexed<Named>[]>();
  const concepts = new Map<string, Indexed<Named>[]>();
  const numbers: Indexed<Named>[] = [];
  for (const entry of entries) {
    const first = entry.phrase.parts[0];
    if (first) shelfOf(first).push(entry);
  }
  return { words, stems, numbers, concepts, longestStem: Math.max(0, ...[...stems.keys()].map((stem) => stem.length)) };

  function shelfOf(part: Part): Indexed<Named>[] {
    switch (part.kind) {
      case 'word':
        return shelf(words, part.word);
      case 'stem':
        return shelf(stems, part.stem);
      case 'concept':
        return shelf(concepts, part.concept);
      case 'number':
        return numbers;
    }
  }
}

function shelf<Entry>(shelves: Map<string, Entry[]>, key: string): Entry[] {
  const found = shelves.get(key) ?? [];
  shelves.set(key, found);
  return found;
}
