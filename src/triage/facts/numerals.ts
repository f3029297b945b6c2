import { matchesOf, type Reading } from './reading.ts';
import { overlaps, type Span } from './span.ts';

/** A number as written: digits, words, or both (`۳ میلیون و ۵۰۰ هزار`, `1.5k`, `two hundred`). */
export interface Numeral extends Span {
  readonly value: number;
  /** Whether a word such as thousand or million was part of it. */
  readonly hasMagnitude: boolean;
  readonly hasDigits: boolean;
  /** How many words or rows of digits it is made of. */
  readonly words: number;
}

/** Every number outside the given stretches, in order. */
export function numeralsIn(reading: Reading, except: readonly Span[]): readonly Numeral[] {
  const pieces = piecesOf(reading).filter((piece) => !except.some((span) => overlaps(span, piece)));
  const runs: Piece[][] = [];
  for (const piece of pieces) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run && before && goesOn(before, piece, reading)) run.push(piece);
    else runs.push([piece]);
  }
  return runs.map(valueOf);
}

interface Piece extends Span {
  readonly value: number;
  readonly kind: 'digits' | 'word' | 'magnitude';
}

/** Numbers looked at in one text: a complaint has fewer, a log file must not cost time. */
const MOST = 400;

const DIGITS =
  /(?<!\d|\d[.,:/])(?:\d{1,3}(?:[ \u00a0\u202f'’٬.,]\d{3})+(?!\d)(?:[.,٫]\d{1,8})?|\d+(?:[.,٫]\d{1,8})?)(?!\d|[.,:/]\d)/g;

function piecesOf(reading: Reading): readonly Piece[] {
  const digits = Array.from(reading.text.matchAll(DIGITS), (match): Piece => {
    const end = match.index + match[0].length;
    return { at: match.index, end, value: readDigits(match[0]), kind: 'digits' };
  });
  const magnitudes = matchesOf(reading, 'magnitudes').map(
    ({ at, end, id }): Piece => ({ at, end, value: Number(id), kind: 'magnitude' }),
  );
  const words = matchesOf(reading, 'numbers')
    .filter((word) => !magnitudes.some((magnitude) => overlaps(word, magnitude)))
    .map(({ at, end, id }): Piece => ({ at, end, value: Number(id), kind: 'word' }));
  return [...digits, ...magnitudes, ...words].sort((a, b) => a.at - b.at).slice(0, MOST);
}

/**
 * `1 234,56`, `1.234,56`, `1,234.56`, `1'234.50`: with both signs the last is the decimal one; a lone sign before exactly
 * three digits parts thousands (`1.234`), unless a zero stands before it (`0.123`).
 */
export function readDigits(written: string): number {
  const plain = written.replace(/[ \u00a0\u202f'’٬]/g, '').replace('٫', '.');
  const signs = plain.match(/[.,]/g) ?? [];
  const last = signs.at(-1);
  if (last === undefined) return Number(plain);
  const isDecimal = new Set(signs).size === 2 || (signs.length === 1 && !/^[1-9]\d{0,2}[.,]\d{3}$/.test(plain));
  if (written.includes('٫')) return Number(plain.replaceAll(',', ''));
  if (!isDecimal) return Number(plain.replace(/[.,]/g, ''));
  const place = plain.lastIndexOf(last);
  return Number(`${plain.slice(0, place).replace(/[.,]/g, '')}.${plain.slice(place + 1)}`);
}

function goesOn(before: Piece, piece: Piece, reading: Reading): boolean {
  const gap = reading.text.slice(before.end, piece.at);
  if (gap.length > 8 || /[\n;:!?]/.test(gap)) return false;
  const between = gap.replace(/[\s\u200c.-]/g, '');
  const hasAnd = between !== '' && isAnd(reading, before.end, piece.at, between);
  if (between !== '' && !hasAnd) return false;
  if (piece.kind === 'digits') return before.kind === 'magnitude' && hasAnd;
  if (before.kind === 'digits') return piece.kind === 'magnitude' && !hasAnd;
  return hasAnd || piece.value < before.value || piece.value >= 100;
}

function isAnd(reading: Reading, from: number, to: number, between: string): boolean {
  return matchesOf(reading, 'and').some(({ at, end }) => at >= from && end <= to && end - at === between.length);
}

const HALF = 0.5;

/** Hundreds multiply what stands before them, thousands and more close a group; a half after one is half of it. */
function valueOf(run: readonly Piece[]): Numeral {
  let total = 0;
  let group = 0;
  let closed = 1;
  for (const { value, kind } of run) {
    if (kind === 'digits') group += value;
    else if (value === HALF && group === 0) group = closed / 2;
    else if (value === 100 && group > 0 && group < 10) group *= 100;
    else if (value >= 1000) {
      total += Math.max(group, kind === 'magnitude' && group > 0 ? group : 1) * value;
      group = 0;
      closed = value;
    } else group += value;
  }
  return {
    at: run[0]?.at ?? 0,
    end: run.at(-1)?.end ?? 0,
    value: total + group,
    hasMagnitude: run.some(({ value, kind }) => kind === 'magnitude' || (kind === 'word' && value >= 1000)),
    hasDigits: run[0]?.kind === 'digits',
    words: run.length,
  };
}

/** The value of a numeral written as one word (`zweihundert`, `cinquecento`), or null. */
export function gluedNumeral(word: string, numerals: ReadonlyMap<string, number>): number | null {
  const parts: Piece[] = [];
  let rest = word;
  while (rest !== '') {
    const part = longestStart(rest, numerals);
    if (part === null) return null;
    const value = numerals.get(part);
    if (value !== undefined) parts.push({ at: 0, end: 0, value, kind: 'word' });
    rest = rest.slice(part.length);
  }
  return parts.length > 1 ? valueOf(parts).value : null;
}

/** `und`, `en`, `og` and `och` hold the parts together and count for nothing. */
function longestStart(rest: string, numerals: ReadonlyMap<string, number>): string | null {
  for (let length = Math.min(rest.length, 14); length > 1; length -= 1)
    if (numerals.has(rest.slice(0, length))) return rest.slice(0, length);
  return /^(?:und|och|og|en)(?=..)/.exec(rest)?.[0] ?? null;
}
