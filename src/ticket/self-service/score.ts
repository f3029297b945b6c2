import { withWesternDigits } from '../../mail/secrets/digits.ts';

/** The answer to the satisfaction question: a number from 1 to 5 alone on the first line, or null. */
export function scoreIn(newWords: string): number | null {
  const first = newWords
    .slice(0, 1000)
    .split('\n')
    .find((line) => line.trim() !== '');
  const found = /^\D{0,3}([1-5])(?:\s?\/\s?5)?\W{0,3}$/u.exec(withWesternDigits((first ?? '').trim()));
  return found ? Number(found[1]) : null;
}
