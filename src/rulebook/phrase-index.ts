import type { Part, Phrase } from './phrase.ts';

/** Things that go by phrases, found by how each phrase begins: made once, when the rules are read. */
export interface PhraseIndex<Named> {
  /** By the first word; those that begin with two words stand in `pairs`. */
  readonly words: ReadonlyMap<string, readonly Indexed<Named>[]>;
  /** By the first two words with a space between (`#` for any number): few phrases begin alike by two. */
  readonly pairs: ReadonlyMap<string, readonly Indexed<Named>[]>;
  /** By the whole stem. */
  readonly stems: ReadonlyMap<string, readonly Indexed<Named>[]>;
  /** How long the stems are that begin with the same two letters. */
  readonly stemLengths: ReadonlyMap<string, readonly number[]>;
  readonly numbers: readonly Indexed<Named>[];
  readonly concepts: ReadonlyMap<string, readonly Indexed<Named>[]>;
}

export interface Indexed<Named> {
  readonly phrase: Phrase;
  readonly named: Named;
}

export function indexOf<Named>(entries: readonly Indexed<Named>[]): PhraseIndex<Named> {
  const words = new Map<string, Indexed<Named>[]>();
  const pairs = new Map<string, Indexed<Named>[]>();
  const stems = new Map<string, Indexed<Named>[]>();
  const concepts = new Map<string, Indexed<Named>[]>();
  const numbers: Indexed<Named>[] = [];
  for (const entry of entries) {
    const [first, second] = entry.phrase.parts;
    if (first) shelfOf(first, second).push(entry);
  }
  return { words, pairs, stems, stemLengths: lengthsOf(stems.keys()), numbers, concepts };

  function shelfOf(part: Part, next: Part | undefined): Indexed<Named>[] {
    const isPair = next?.kind === 'word' && !next.isApart;
    switch (part.kind) {
      case 'word':
        return isPair ? shelf(pairs, `${part.word} ${next.word}`) : shelf(words, part.word);
      case 'stem':
        return shelf(stems, part.stem);
      case 'concept':
        return shelf(concepts, part.concept);
      case 'number':
        return isPair ? shelf(pairs, `# ${next.word}`) : numbers;
    }
  }
}

function lengthsOf(stems: Iterable<string>): ReadonlyMap<string, readonly number[]> {
  const lengths = new Map<string, number[]>();
  for (const stem of stems) {
    const known = shelf(lengths, stem.slice(0, 2));
    if (!known.includes(stem.length)) known.push(stem.length);
  }
  return lengths;
}

function shelf<Entry>(shelves: Map<string, Entry[]>, key: string): Entry[] {
  const found = shelves.get(key) ?? [];
  shelves.set(key, found);
  return found;
}
