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
    if (first) put(entry, first, second);
  }
  return { words, pairs, stems, stemLengths: lengthsOf(stems.keys()), numbers, concepts };

  function put(entry: Indexed<Named>, part: Part, next: Part | undefined): void {
    const isPair = next?.kind === 'word' && !next.isApart;
    switch (part.kind) {
      case 'word':
        if (isPair) putOn(pairs, `${part.word} ${next.word}`, entry);
        else putOn(words, part.word, entry);
        return;
      case 'stem':
        putOn(stems, part.stem, entry);
        return;
      case 'concept':
        putOn(concepts, part.concept, entry);
        return;
      case 'number':
        if (isPair) putOn(pairs, `# ${next.word}`, entry);
        else numbers.push(entry);
    }
  }
}

function lengthsOf(stems: Iterable<string>): ReadonlyMap<string, readonly number[]> {
  const lengths = new Map<string, number[]>();
  for (const stem of stems) {
    const beginning = stem.slice(0, 2);
    if (!lengths.get(beginning)?.includes(stem.length)) putOn(lengths, beginning, stem.length);
  }
  return lengths;
}

/** Most shelves hold one thing, and an array that is pushed to takes room for sixteen more. */
function putOn<Entry>(shelves: Map<string, Entry[]>, key: string, entry: Entry): void {
  const shelf = shelves.get(key);
  if (shelf) shelf.push(entry);
  else shelves.set(key, [entry]);
}
