import { type Mistake, mistaken, type Read, sound } from '../rulebook/mistake.ts';
import { readSentences } from '../rulebook/sentences.ts';
import { gapsOf, SAYINGS } from '../ticket/sayings/saying.ts';

/**
 * Reads `templates/<language>/sayings.yaml`: what the desk says to its own people in another language than English. A
 * key that does not exist, a gap too many or one too few is a mistake; a sentence that is absent comes in English.
 */
export function readSayings(file: string, text: string): Read<ReadonlyMap<string, string>> {
  const read = readSentences(file, text);
  if (read.kind === 'mistaken') return read;
  const { value, mistakeAt } = read.value;
  const english: Readonly<Partial<Record<string, string>>> = SAYINGS;
  const mistakes = Object.entries(value).flatMap(([key, sentence]): readonly Mistake[] => {
    const original = english[key];
    if (original === undefined) return [mistakeAt([key], `there is no saying ${key}`)];
    const wanted = sorted(gapsOf(original));
    const wrong = wanted !== sorted(gapsOf(sentence));
    return wrong ? [mistakeAt([key], `its gaps must be those of the English: ${wanted || 'none'}`)] : [];
  });
  return mistakes.length > 0 ? mistaken(...mistakes) : sound(new Map(Object.entries(value)));
}

function sorted(gaps: readonly string[]): string {
  return [...new Set(gaps)].sort().join(' ');
}
