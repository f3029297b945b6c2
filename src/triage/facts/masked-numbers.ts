import type { Fact } from './fact.ts';
import { factAt, type Reading } from './reading.ts';

/** What the mask of the mail room left of cards and bank accounts: the end that tells which one is meant. */
export function maskedNumbersIn(reading: Reading): readonly Fact[] {
  const cards = Array.from(reading.text.matchAll(/(?<!\d)\d{6}•{3,9}\d{4}(?!\d)/g), (match) =>
    factAt(reading, { at: match.index, end: match.index + match[0].length }, { kind: 'card', value: match[0] }),
  );
  const accounts = Array.from(reading.text.matchAll(/([A-Z]{2})•{5,30}([0-9A-Z]{4})/g), (match) =>
    factAt(
      reading,
      { at: match.index, end: match.index + match[0].length },
      { kind: 'iban', value: `${match[1] ?? ''}••${match[2] ?? ''}` },
    ),
  );
  return [...cards, ...accounts];
}
