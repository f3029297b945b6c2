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
  const byConcept = shelvesByPlace(index, concepts);
  for (let first = 0; first < reading.words.length; first += 1)
    for (const shelf of candidatesAt(reading, first, index, byConcept.get(first)))
      for (const entry of shelf) {
        if (!mayStand(entry.phrase.parts, reading)) continue;
        const last = endOf(entry.phrase.parts, 0, reading, first, concepts);
        if (last >= 0) found.push({ entry, first, last });
      }
  return found;
}

/** Whether the text holds every word of a phrase at all: most candidates share no more than their beginning with it. */
function mayStand(parts: readonly Part[], { forms }: Reading): boolean {
  if (parts.length === 1) return true;
  for (const part of parts) if (part.kind === 'word' && !forms.has(part.word)) return false;
  return true;
}

const NONE: ConceptPlaces = new Map();
const WORDS_BETWEEN = 4;

function candidatesAt<Named>(
  { words }: Reading,
  place: number,
  index: PhraseIndex<Named>,
  byConcept: readonly (readonly Indexed<Named>[])[] = [],
): readonly (readonly Indexed<Named>[])[] {
  const forms = words[place]?.forms ?? [];
  const nextForms = words[place + 1]?.forms ?? [];
  const shelves = [...byConcept];
  for (const form of forms) {
    addTo(shelves, index.words.get(form));
    for (const next of nextForms) addTo(shelves, index.pairs.get(`${form} ${next}`));
    for (const length of index.stemLengths.get(form.slice(0, 2)) ?? [])
      if (length <= form.length) addTo(shelves, index.stems.get(form.slice(0, length)));
  }
  if (isNumber(forms[0] ?? '')) {
    addTo(shelves, index.numbers);
    for (const next of nextForms) addTo(shelves, index.pairs.get(`# ${next}`));
  }
  return shelves;
}

function addTo<Shelf>(shelves: Shelf[], shelf: Shelf | undefined): void {
  if (shelf !== undefined) shelves.push(shelf);
}

/** The phrases that begin with a concept, by the places at which it was found. */
function shelvesByPlace<Named>(
  index: PhraseIndex<Named>,
  concepts: ConceptPlaces,
): ReadonlyMap<number, readonly (readonly Indexed<Named>[])[]> {
  const byPlace = new Map<number, (readonly Indexed<Named>[])[]>();
  for (const [concept, shelf] of index.concepts)
    for (const place of concepts.get(concept)?.keys() ?? []) {
      const shelves = byPlace.get(place);
      if (shelves) shelves.push(shelf);
      else byPlace.set(place, [shelf]);
    }
  return byPlace;
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
