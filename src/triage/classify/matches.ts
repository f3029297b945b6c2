import type { Part } from '../../rulebook/phrase.ts';
import type { Indexed, PhraseIndex } from '../../rulebook/phrase-index.ts';
import type { Reading } from './reading.ts';

/** Where a phrase was found: places of its first and last word. */
export interface Match<Named> {
  readonly entry: Indexed<Named>;
  readonly first: number;
  readonly last: number;
}

/** For each concept the places it begins at, with the places of the last word there. */
export type ConceptPlaces = ReadonlyMap<string, ReadonlyMap<number, number>>;

/** Every place at which a phrase of the index stands in the text. */
export function matchesIn<Named>(
  reading: Reading,
  index: PhraseIndex<Named>,
  concepts: ConceptPlaces = NONE,
): readonly Match<Named>[] {
  const found: Match<Named>[] = [];
  for (let first = 0; first < reading.words.length; first += 1)
    for (const candidates of candidatesAt(reading, first, index, concepts))
      for (const entry of candidates) {
        const last = endOf(entry.phrase.parts, 0, reading, first, concepts);
        if (last >= 0) found.push({ entry, first, last });
      }
  return found;
}

const NONE: ConceptPlaces = new Map();
const WORDS_BETWEEN = 4;

function candidatesAt<Named>(
  { words }: Reading,
  place: number,
  index: PhraseIndex<Named>,
  concepts: ConceptPlaces,
): readonly (readonly Indexed<Named>[])[] {
  const forms = words[place]?.forms ?? [];
  const shelves: (readonly Indexed<Named>[] | undefined)[] = [];
  for (const form of forms) {
    shelves.push(index.words.get(form));
    for (let length = 2; length <= Math.min(form.length, index.longestStem); length += 1)
      shelves.push(index.stems.get(form.slice(0, length)));
  }
  if (isNumber(forms[0] ?? '')) shelves.push(index.numbers);
  if (index.concepts.size > 0)
    for (const [concept, places] of concepts) if (places.has(place)) shelves.push(index.concepts.get(concept));
  return shelves.filter((shelf) => shelf !== undefined);
}

/** Place of the last word when the parts from `part` on stand at `place` or, apart, a little later; else -1. */
function endOf(parts: readonly Part[], part: number, reading: Reading, place: number, concepts: ConceptPlaces): number {
  const look = parts[part];
  if (!look) return place - 1;
  const upTo = look.isApart ? place + WORDS_BETWEEN : place;
  for (let at = place; at <= upTo && at < reading.words.length; at += 1) {
    if (part > 0 && reading.sentences[at] !== reading.sentences[at - 1]) return -1;
    const next = afterLook(look, reading, at, concepts);
    if (next < 0) continue;
    const end = endOf(parts, part + 1, reading, next, concepts);
    if (end >= 0) return end;
  }
  return -1;
}

/** Place after the words that fit, or -1. */
function afterLook(look: Part, { words }: Reading, at: number, concepts: ConceptPlaces): number {
  const forms = words[at]?.forms ?? [];
  const [word = ''] = forms;
  switch (look.kind) {
    case 'word':
      return forms.includes(look.word) ? at + 1 : -1;
    case 'stem':
      return forms.some((form) => form.startsWith(look.stem)) ? at + 1 : -1;
    case 'number':
      return isNumber(word) && Number(word) >= look.from && Number(word) <= look.to ? at + 1 : -1;
    case 'concept':
      return (concepts.get(look.concept)?.get(at) ?? -2) + 1;
  }
}

function isNumber(word: string): boolean {
  const code = word.charCodeAt(0);
  return code >= 48 && code <= 57;
}
