import { matchesOf, type Reading } from './reading.ts';
import { overlaps, type Span } from './span.ts';

/** A currency named in a text: an ISO 4217 code, a coin, `IRT` for Toman, or `$` when nothing tells which dollar. */
export interface CurrencyMark extends Span {
  readonly code: string;
}

/** Signs, codes and words; Toman and Rial stay what they are called, for one is ten of the other (complaints.md 4.1). */
export function currencyMarksIn(reading: Reading): readonly CurrencyMark[] {
  const signs = Array.from(reading.text.matchAll(SIGN), (match): CurrencyMark => {
    const [written] = match;
    return { code: SIGNS[written] ?? written, at: match.index, end: match.index + written.length };
  });
  const words = wordsOf(reading);
  const unsigned = words.filter((word) => !signs.some((sign) => overlaps(sign, word)));
  return [...signs, ...unsigned].sort((a, b) => a.at - b.at).slice(0, MOST);
}

/** A word that several currencies share (`kr` where the language is unknown) stays as it is written. */
function wordsOf(reading: Reading): readonly CurrencyMark[] {
  const byPlace = new Map<number, CurrencyMark>();
  for (const { id, at, end } of matchesOf(reading, 'currencies')) {
    const code = byPlace.has(at) && byPlace.get(at)?.code !== id ? reading.raw.slice(at, end) : id;
    byPlace.set(at, { code, at, end });
  }
  return [...byPlace.values()];
}

const MOST = 400;
const SIGN = /(?<![\p{L}])(?:R|NZ|AU?|CA?|US|HK|S)\$|[$€£₺₽₴₹₿¥﷼]/gu;

const SIGNS: Readonly<Record<string, string>> = {
  R$: 'BRL',
  NZ$: 'NZD',
  A$: 'AUD',
  AU$: 'AUD',
  C$: 'CAD',
  CA$: 'CAD',
  US$: 'USD',
  HK$: 'HKD',
  S$: 'SGD',
  $: '$',
  '€': 'EUR',
  '£': 'GBP',
  '₺': 'TRY',
  '₽': 'RUB',
  '₴': 'UAH',
  '₹': 'INR',
  '₿': 'BTC',
  '¥': 'JPY',
  '﷼': 'IRR',
}; // prettier-ignore
