import { type CurrencyMark, currencyMarksIn } from './currencies.ts';
import type { Fact } from './fact.ts';
import { gluedNumeral, type Numeral, numeralsIn } from './numerals.ts';
import { factAt, matchesOf, type Reading } from './reading.ts';
import { distance, overlaps, type Span } from './span.ts';

/**
 * Sums of money with their currency as written, and what each of them was: `350 EUR`, deposit. Nothing is converted. A
 * sum without a currency (`۳ میلیون`, `my payout of 300`) keeps none. `dates` are stretches that are no sums.
 */
export function amountsIn(reading: Reading, dates: readonly Span[]): readonly Fact[] {
  const marks = currencyMarksIn(reading);
  const numerals = [...numeralsIn(reading, dates), ...gluedNumeralsIn(reading, marks)].sort((a, b) => a.at - b.at);
  return numerals.flatMap((numeral, index) => {
    const sum =
      withCurrency(numeral, { previous: numerals[index - 1], next: numerals[index + 1] }, marks, reading.text) ??
      withoutCurrency(numeral, reading);
    if (sum === null || numeral.value <= 0) return [];
    return [factAt(reading, sum, { kind: 'amount', value: sum.value, role: roleOf(sum, reading) })];
  });
}

interface Sum extends Span {
  readonly value: string;
}

/** `CHF 1'234.50`, `€5`, `5 euros`, `NZD $500`: a code that names the dollar wins over the sign. */
function withCurrency(
  numeral: Numeral,
  { previous, next }: { readonly previous: Numeral | undefined; readonly next: Numeral | undefined },
  marks: readonly CurrencyMark[],
  text: string,
): Sum | null {
  const before = marks.findLast(
    (mark) =>
      mark.end <= numeral.at && isNear(text.slice(mark.end, numeral.at)) && !belongsToPrevious(mark, previous, text),
  );
  const after = marks.find((mark) => mark.at >= numeral.end && isNear(text.slice(numeral.end, mark.at)));
  const beforeSign =
    before && marks.findLast((mark) => mark.end <= before.at && isNear(text.slice(mark.end, before.at)));
  const afterSign = after && marks.find((mark) => mark.at >= after.end && isNear(text.slice(after.end, mark.at)));
  const own = after && belongsToNext(numeral, after, next) ? [] : [after, afterSign];
  const touching = [before, beforeSign, ...own].filter((mark) => mark !== undefined);
  const mark = touching.find(({ code }) => code !== '$') ?? touching[0];
  if (!mark || (!numeral.hasDigits && before === mark)) return null;
  const code = COIN_DECIMALS.has(mark.code) ? coinValue(numeral, text) : numeral.value;
  return { value: `${plain(code)} ${mark.code}`, ...spanOf([numeral, mark]) };
}

function isNear(gap: string): boolean {
  return /^(?:[.,:][-–—]{1,2})?\.?[\s\u200c]{0,2}(?:(?:d['’]|de|di|of)[\s]?)?$/u.test(gap) && !gap.includes('\n\n');
}

/** In `100 lira 640 oldu` the word goes with the first number; a sign or a code may also stand before its number. */
function belongsToPrevious(mark: CurrencyMark, previous: Numeral | undefined, text: string): boolean {
  const written = text.slice(mark.at, mark.end);
  return (
    previous !== undefined &&
    /^\p{Ll}{2,}/u.test(written) &&
    /^\s?$/.test(text.slice(previous.end, mark.at)) &&
    previous.end <= mark.at
  );
}

/** In `50 €100` the sign touches the second number. */
function belongsToNext(numeral: Numeral, mark: CurrencyMark, next: Numeral | undefined): boolean {
  return next !== undefined && mark.end === next.at && mark.at > numeral.end;
}

const COIN_DECIMALS = new Set(['BTC', 'ETH', 'LTC']);

/** Coins are counted with decimals: `1.234 BTC` is no thousand. */
function coinValue(numeral: Numeral, text: string): number {
  const written = text.slice(numeral.at, numeral.end);
  return /^\d+[.,]\d{3}$/.test(written) ? Number(written.replace(',', '.')) : numeral.value;
}

/** A bare number is a sum when a word such as million or amount says so, a price's dash, or a deposit, a payout, a win. */
function withoutCurrency(numeral: Numeral, reading: Reading): Sum | null {
  const after = reading.text.slice(numeral.end, numeral.end + 3);
  const before = reading.text.charAt(numeral.at - 1);
  const isPriced = /^[.,:][-–—](?!\d)/.test(after);
  if (isPriced && numeral.hasDigits) return { value: plain(numeral.value), at: numeral.at, end: numeral.end + 2 };
  if ((!numeral.hasDigits && numeral.words < 2) || /^[%:/\-–°]|^\s?%/.test(after) || /[#:/\-\p{L}_]/u.test(before))
    return null;
  if (isCounted(numeral, reading)) return null;
  const sum = { value: plain(numeral.value), at: numeral.at, end: numeral.end };
  if (numeral.hasMagnitude || (!numeral.hasDigits && numeral.value >= 100)) return sum;
  const looksLikeYear = /^(?:19|20|13|14)\d\d$/.test(reading.text.slice(numeral.at, numeral.end));
  const announced = [
    ...matchesOf(reading, 'amounts'),
    ...matchesOf(reading, 'roles').filter(({ id }) => id !== 'bonus'),
  ];
  const isAnnounced = announced.some(
    (word) =>
      isRightAfter(word, numeral, reading.text) ||
      (word.topic === 'roles' && isRightAfter(numeral, word, reading.text)),
  );
  const written = reading.text.slice(numeral.at, numeral.end);
  return isAnnounced && !looksLikeYear && (numeral.value >= 10 || /[.,]\d\d$/.test(written)) ? sum : null;
}

/** With at most a sign or one short word (`of`, `de`) between. */
function isRightAfter(first: Span, second: Span, text: string): boolean {
  return second.at >= first.end && /^[\s:=]{0,2}(?:\p{L}{1,4}\s)?$/u.test(text.slice(first.end, second.at));
}

/** `5 days`, `100 free spins`, `3 slots`: counted things, no money. */
function isCounted(numeral: Numeral, reading: Reading): boolean {
  const counted = [...matchesOf(reading, 'units'), ...matchesOf(reading, 'games'), ...bonusesOf(reading)];
  return counted.some(({ at }) => at >= numeral.end && at - numeral.end <= 2);
}

function bonusesOf(reading: Reading): readonly Span[] {
  return matchesOf(reading, 'roles').filter(({ id }) => id === 'bonus');
}

function gluedNumeralsIn(reading: Reading, marks: readonly CurrencyMark[]): readonly Numeral[] {
  return reading.words.flatMap(({ word, at, end }) => {
    if (word.length < 6 || !marks.some((mark) => mark.at > end && mark.at - end <= 1)) return [];
    const value = gluedNumeral(word, reading.lexicon.numerals);
    return value === null ? [] : [{ at, end, value, hasMagnitude: false, hasDigits: false, words: 2 }];
  });
}

const FARTHEST_ROLE = 60;

/** The nearest word that says what the money was: deposit, withdrawal, stake, win, bonus. */
function roleOf(sum: Sum, reading: Reading): string | null {
  const near = matchesOf(reading, 'roles')
    .filter((role) => !overlaps(role, sum) && distance(role, sum) <= FARTHEST_ROLE)
    .filter((role) => !/[.!?\n]\s/.test(reading.text.slice(Math.min(role.end, sum.end), Math.max(role.at, sum.at))))
    .sort((a, b) => distance(a, sum) - distance(b, sum));
  return near[0]?.id ?? null;
}

function spanOf(parts: readonly Span[]): Span {
  return { at: Math.min(...parts.map(({ at }) => at)), end: Math.max(...parts.map(({ end }) => end)) };
}

function plain(value: number): string {
  return String(Number(value.toFixed(8)));
}
