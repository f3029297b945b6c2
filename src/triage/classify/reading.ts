import { knowsWord, meantWord, type Spelling, withMeantEndings, withoutParticles } from '../../rulebook/spelling.ts';
import { type Word, wordsIn } from '../../rulebook/words.ts';
import type { Hit } from './classification.ts';

/** One text of a mail as phrases are looked for in it. */
export interface Reading {
  readonly where: Hit['where'];
  readonly text: string;
  readonly words: readonly ReadWord[];
  /** Every form of every word. */
  readonly forms: ReadonlySet<string>;
  /** Number of the sentence each word stands in. */
  readonly sentences: readonly number[];
}

/** A word, perhaps read as the one that was meant. */
export interface ReadWord extends Word {
  /** The word, and what it is without the particles in front of it and with the ending that was meant. */
  readonly forms: readonly string[];
  readonly spelt: 'as-written' | 'mended';
}

/** Reads the first twenty thousand characters: nobody tells what he wants later than that. */
export function readingOf(where: Hit['where'], written: string, spellings: readonly Spelling[]): Reading {
  const text = written.slice(0, 20_000);
  const words = wordsIn(text).map((word) => mended(word, spellings));
  let sentence = 0;
  const sentences = words.map(({ at }, index) => {
    const before = words[index - 1];
    if (before && endsSentence(text, before.end, at)) sentence += 1;
    return sentence;
  });
  return { where, text, words, forms: new Set(words.flatMap(({ forms }) => forms)), sentences };
}

/** A line that was wrapped by a mail program goes on; a short one was ended by its writer. */
function endsSentence(text: string, from: number, to: number): boolean {
  const between = text.slice(from, to);
  if (between === ' ') return false;
  if (/[.!?…؟۔।;]\s|[!?؟]|\n\s*\n|\n\s*[-*•]/.test(between)) return true;
  return between.includes('\n') && from - lineStart(text, from) < SHORT_LINE;
}

const SHORT_LINE = 50;

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

function mended(word: Word, spellings: readonly Spelling[]): ReadWord {
  const bare = spellings.flatMap((spelling) => [
    ...withoutParticles(word.word, spelling),
    ...withMeantEndings(word.word, spelling),
  ]);
  const asWritten: ReadWord = { ...word, forms: [word.word, ...bare], spelt: 'as-written' };
  const isKnown = asWritten.forms.some((form) => spellings.some((spelling) => knowsWord(form, spelling)));
  if (word.word.length < 6 || isKnown) return asWritten;
  for (const spelling of spellings) {
    const meant = meantWord(word.word, spelling);
    if (meant !== null) return { ...word, word: meant, forms: [meant, ...bare], spelt: 'mended' };
  }
  return asWritten;
}
