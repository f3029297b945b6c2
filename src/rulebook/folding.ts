import { withWesternDigits } from '../mail/secrets/digits.ts';

/**
 * What counts as the same word (complaints.md 3.2). Mail and rules are folded by the same function, so that operations
 * write phrases in normal spelling and players spell as they like.
 */
export function foldWord(word: string): string {
  if (/^[a-z0-9]+$/.test(word)) return word;
  const lower = word.normalize('NFKC').replace(/[İı]/g, 'i').toLowerCase();
  if (/^[a-z0-9]+$/.test(lower)) return lower;
  if (/[\u0600-\u06ff]/.test(lower)) return foldArabic(lower);
  const latin = /[a-z\u00df-\u024f]/.test(lower) ? withoutAccents(lower) : lower.replaceAll('ё', 'е');
  return withWesternDigits(latin);
}

const LATIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
};

/** Only for Latin letters: without its mark the Cyrillic й would become и. */
function withoutAccents(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßøæœłđðþ]/g, (letter) => LATIN[letter] ?? letter);
}

/** What keyboards of Arabic, of Persian and of phones write for one Persian letter; NFKC leaves them apart. */
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
};

function foldArabic(word: string): string {
  const bare = word.normalize('NFC').replace(/[\p{M}\u0640]/gu, '');
  return withWesternDigits(bare.replace(/[يىئكةۀأإآٱؤ]/g, (letter) => ARABIC[letter] ?? letter));
}
