import { directionOf, type Language } from '../language.ts';

/**
 * A value that reads the other way than the letter, isolated (UAX #9, U+2066 to U+2069) so that a reference, an IBAN or
 * an address keeps its order in a Persian line. Values that read the same way stay bare: they are easier to copy.
 */
export function isolated(value: string, language: Language): string {
  const bare = value.replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f]/g, '');
  if (directionOf(language) === 'ltr') return rightToLeftLetter.test(bare) ? `\u2068${bare}\u2069` : bare;
  if (!/[A-Za-z0-9]/.test(bare)) return bare;
  return `${rightToLeftLetter.test(bare) ? '\u2068' : '\u2066'}${bare}\u2069`;
}

/** Which way a value reads, for `<bdi dir>`: anything without a right-to-left letter reads from the left. */
export function directionOfValue(value: string): 'ltr' | 'auto' {
  return rightToLeftLetter.test(value) ? 'auto' : 'ltr';
}

const rightToLeftLetter = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
