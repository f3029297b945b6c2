import { foldWord } from './folding.ts';

/** One word, one row of digits, one currency sign or one emoji of a text, folded, with its place. */
export interface Word {
  readonly word: string;
  readonly at: number;
  readonly end: number;
}

/**
 * The words of a text or of a phrase. Letters and digits are apart (`10jours` is two words), apostrophes and zero-width
 * joiners separate; the Persian prefixes می and نمی are then joined with the word they belong to, and ها with the word
 * before it, so that نمی‌توانم, نمی توانم and نمیتوانم are one word.
 */
export function wordsIn(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const word = foldWord(match[0].replace(/\u00ad/g, ''));
    const end = match.index + match[0].length;
    const last = words.at(-1);
    if (last && isOneWord(last.word, word, text.slice(last.end, match.index)))
      words[words.length - 1] = { word: last.word + word, at: last.at, end };
    else words.push({ word, at: match.index, end });
  }
  return words;
}

// A soft hyphen stands inside its word.
const WORD = /[\p{L}\p{M}\u0640\u00ad]+|\p{Nd}+|\p{Sc}|\p{Extended_Pictographic}/gu;

function isOneWord(before: string, word: string, between: string): boolean {
  return (PREFIXES.has(before) || SUFFIXES.has(word)) && ARABIC_SCRIPT.test(word) && ONE_SPACE.test(between);
}

const PREFIXES: ReadonlySet<string> = new Set(['می', 'نمی', 'بمی']);
const SUFFIXES: ReadonlySet<string> = new Set(['ها', 'های', 'هایی', 'هام', 'هات', 'هاش', 'هامو', 'هایم', 'هایتان']);
const ARABIC_SCRIPT = /^[\u0600-\u06ff]/;
const ONE_SPACE = /^[ \u200b-\u200f\u202a-\u202e\u2066-\u2069]{1,3}$/;
