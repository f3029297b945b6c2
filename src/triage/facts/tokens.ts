import { withWesternDigits } from '../../mail/secrets/digits.ts';

/** One word or one row of digits of a text, folded so that spellings of one word compare equal. */
export interface Token {
  readonly word: string;
  readonly at: number;
  readonly end: number;
}

/**
 * Words and numbers of a text with their places (complaints.md 3.2). Letters and digits are apart (`trc20` is two), so
 * are the parts of a Persian word that a zero-width non-joiner holds together.
 */
export function tokensOf(text: string): readonly Token[] {
  return Array.from(text.matchAll(/[\p{L}\p{M}]+|\p{Nd}+/gu), (match) => ({
    word: foldWord(match[0]),
    at: match.index,
    end: match.index + match[0].length,
  }));
}

/** Lower case, no accents on Latin letters, one form for each Arabic letter, western digits. */
export function foldWord(word: string): string {
  if (/^[a-z0-9]+$/.test(word)) return word;
  const lower = word.normalize('NFKC').replace(/[İı]/g, 'i').toLowerCase();
  if (/^[a-z0-9]+$/.test(lower)) return lower;
  if (/[\u0600-\u06ff]/.test(lower)) return foldArabic(lower);
  const latin = /[a-z\u00df-\u024f]/.test(lower) ? withoutAccents(lower) : lower.replaceAll('ё', 'е');
  return withWesternDigits(latin);
}

const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
};

function withoutAccents(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßøæœłđðþ]/g, (letter) => LETTERS[letter] ?? letter);
}

const ARABIC: Readonly<Record<string, string>> = {
  ي: 'ی',
  ى: 'ی',
  ئ: 'ی',
  ك: 'ک',
  ة: 'ه',
  ۀ: 'ه',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ؤ: 'و',
}; // prettier-ignore

function foldArabic(word: string): string {
  const bare = word.normalize('NFC').replace(/[\p{M}\u0640]/gu, '');
  return withWesternDigits(bare.replace(/[يىئكةۀأإآٱؤ]/g, (letter) => ARABIC[letter] ?? letter));
}
