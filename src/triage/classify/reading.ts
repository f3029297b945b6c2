import { meantWord, type Spelling } from '../../rulebook/spelling.ts';
import { type Word, wordsIn } from '../../rulebook/words.ts';
import type { Hit } from './classification.ts';

/** One text of a mail as phrases are looked for in it. */
export interface Reading {
  readonly where: Hit['where'];
  readonly text: string;
  readonly words: readonly ReadWord[];
  /** Number of the sentence each word stands in. */
  readonly sentences: readonly number[];
}

/** A word, perhaps read as the one that was meant. */
export interface ReadWord extends Word {
  readonly spelt: 'as-written' | 'mended';
}

/** Reads the first twenty thousand characters: nobody tells what he wants later than that. */
export function readingOf(where: Hit['where'], written: string, spellings: readonly Spelling[]): Reading {
  const text = written.slice(0, 20_000);
  const words = wordsIn(text).map((word) => mended(word, spellings));
  let sentence = 0;
  const sentences = words.map(({ at }, index) => {
    const before = words[index - 1];
    if (before && endsSentence(text.slice(before.end, at), before.end - lineStart(text, before.end))) sentence += 1;
    return sentence;
  });
  return { where, text, words, sentences };
}

/** A line that was wrapped by a mail program goes on; a short one was ended by its writer. */
function endsSentence(between: string, lineLength: number): boolean {
  return /[.!?…؟۔।;]\s|[!?؟]|\n\s*\n|\n\s*[-*•]/.test(between) || (between.includes('\n') && lineLength < SHORT_LINE);
}

const SHORT_LINE = 50;

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

function mended(word: Word, spellings: readonly Spelling[]): ReadWord {
  if (word.word.length < 6 || spellings.some(({ words }) => words.has(word.word)))
    return { ...word, spelt: 'as-written' };
  for (const spelling of spellings) {
    const meant = meantWord(word.word, spelling);
    if (meant !== null) return { ...word, word: meant, spelt: 'mended' };
  }
  return { ...word, spelt: 'as-written' };
}
