import type { Findings, Place } from './findings.ts';

/** Sentences of a mail that follow each other, and where each concept first stands in them, subject first. */
export type Passage = ReadonlyMap<string, FoundAt>;

export interface FoundAt {
  readonly text: Findings;
  readonly place: Place;
  /** How many of the sentences hold it. */
  readonly sentences: number;
}

/** A mail as one passage. */
export function wholeOf(texts: readonly Findings[]): Passage {
  return together(sentencesOf(texts));
}

/**
 * Every four sentences in a row that hold concepts at all: what somebody says in passing is not outweighed by the
 * length of the rest.
 */
export function passagesOf(texts: readonly Findings[]): readonly Passage[] {
  const sentences = sentencesOf(texts);
  if (sentences.length <= SENTENCES) return [together(sentences)];
  return sentences.slice(SENTENCES - 1).map((_, at) => together(sentences.slice(at, at + SENTENCES)));
}

const SENTENCES = 4;

function sentencesOf(texts: readonly Findings[]): readonly Passage[] {
  return texts.flatMap((text) => {
    const sentences = new Map<number, Map<string, FoundAt>>();
    for (const [concept, places] of text.concepts)
      for (const place of places) {
        const number = text.reading.sentences[place.first] ?? 0;
        const sentence = sentences.get(number) ?? new Map<string, FoundAt>();
        if (!sentence.has(concept)) sentence.set(concept, { text, place, sentences: 1 });
        sentences.set(number, sentence);
      }
    return [...sentences].sort(([one], [other]) => one - other).map(([, sentence]) => sentence);
  });
}

function together(sentences: readonly Passage[]): Passage {
  const passage = new Map<string, FoundAt>();
  for (const sentence of sentences)
    for (const [concept, found] of sentence) passage.set(concept, onceMore(found, passage.get(concept)));
  return passage;
}

function onceMore(found: FoundAt, before: FoundAt | undefined): FoundAt {
  return before ? { ...before, sentences: before.sentences + found.sentences } : found;
}
