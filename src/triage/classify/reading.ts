import { type Word, wordsIn } from '../../rulebook/words.ts';
import type { Hit } from './classification.ts';

/** One text of a mail as phrases are looked for in it. */
export interface Reading {
  readonly where: Hit['where'];
  readonly text: string;
  readonly words: readonly Word[];
  /** Number of the sentence each word stands in. */
  readonly sentences: readonly number[];
}

/** Reads the first twenty thousand characters: nobody tells what he wants later than that. */
export function readingOf(where: Hit['where'], written: string): Reading {
  const text = written.slice(0, 20_000);
  const words = wordsIn(text);
  let sentence = 0;
  const sentences = words.map(({ at }, index) => {
    const before = words[index - 1];
    if (before && endsSentence(text.slice(before.end, at), at - lineStart(text, before.end))) sentence += 1;
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
