import { expect, test } from 'vitest';
import { readPhrase } from '../../../src/rulebook/phrase.ts';
import { spellingOf } from '../../../src/rulebook/spelling.ts';

test('the longest beginning of a word is known among two hundred thousand', () => {
  const terms = Array.from({ length: 200_000 }, (_, at) => `${LETTERS[at % 26]}${wordOf(at)}*`);
  const phrases = [...terms, 'withdrawals*'].flatMap((term) => {
    const read = readPhrase(term);
    return read.kind === 'phrase' ? [read.phrase] : [];
  });
  expect(spellingOf(phrases, []).longestStem).toBe('withdrawals'.length);
});

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** A number in letters. */
function wordOf(number: number): string {
  return [...String(number)].map((digit) => LETTERS[Number(digit)]).join('');
}
