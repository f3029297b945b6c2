import { matchesOf, type Reading } from './reading.ts';
import type { Span } from './span.ts';

/** The time of day beside a date, as `T21:40`, with the stretch that both cover; null when none stands there. */
export function timeBeside(reading: Reading, date: Span): { readonly time: string; readonly span: Span } | null {
  for (const clock of [clockAfter(reading, date), clockBefore(reading, date)]) {
    const time = clock && timeOf(clock, reading);
    if (time) return { time, span: { at: Math.min(date.at, clock.at), end: Math.max(date.end, clock.end) } };
  }
  return null;
}

interface Clock extends Span {
  readonly hour: number;
  readonly minute: string;
  /** `21:40` and `21h40` tell themselves; `21.40` and `21` could be money, so a word must say that they are a time. */
  readonly isPlain: boolean;
}

const FARTHEST = 32;
const CLOCK = /(?<![\d.,:/])(\d{1,2})(?:([:hH٫.])(\d{2})(?::\d{2})?|(\s?h)(?!\p{L}))?(?![\d:/-]|[.,]\d)/gu;

function clockAfter(reading: Reading, { end }: Span): Clock | null {
  const match = reading.text
    .slice(end, end + FARTHEST)
    .matchAll(CLOCK)
    .next().value;
  const clock = match && clockOf(match, end);
  return clock && isBridge(reading, end, clock.at) ? clock : null;
}

function clockBefore(reading: Reading, { at }: Span): Clock | null {
  const from = Math.max(0, at - FARTHEST);
  const match = Array.from(reading.text.slice(from, at).matchAll(CLOCK)).at(-1);
  const clock = match && clockOf(match, from);
  return clock && isBridge(reading, endOfHalfDay(clock, reading), at) ? clock : null;
}

function clockOf(match: RegExpExecArray | RegExpMatchArray, from: number): Clock {
  const [written, hour = '', sign, minute = '00', h] = match;
  const at = from + (match.index ?? 0);
  const isPlain = h !== undefined || (sign !== undefined && sign !== '.');
  return { at, end: at + written.length, hour: Number(hour), minute, isPlain };
}

/** Only blanks, commas and words such as `at about` lie between. */
function isBridge(reading: Reading, from: number, to: number): boolean {
  const words = reading.words.filter(({ at, end }) => at >= from && end <= to);
  const gap = reading.text.slice(from, to);
  return (
    /^(?:T|[\s,(\-–\p{L}\p{M}'’.]*)$/u.test(gap) &&
    !gap.includes('\n\n') &&
    (gap === 'T' || words.every((word) => clockWords(reading).some(({ at, end }) => at <= word.at && end >= word.end)))
  );
}

function clockWords(reading: Reading): readonly (Span & { readonly id: string })[] {
  return matchesOf(reading, 'clock');
}

function timeOf(clock: Clock, reading: Reading): string | null {
  const half = halfOf(clock, reading);
  if (!clock.isPlain && half === null && !isCalledTime(clock, reading)) return null;
  const hour = half === null ? clock.hour : (clock.hour % 12) + (half === 'pm' ? 12 : 0);
  if (clock.hour > 23 || Number(clock.minute) > 59) return null;
  return `T${String(hour).padStart(2, '0')}:${clock.minute}`;
}

/** `9 مساءً`, `8.15pm`; from thirteen on the hour tells itself. */
function halfOf(clock: Clock, reading: Reading): 'am' | 'pm' | null {
  if (clock.hour > 12) return null;
  const word = clockWords(reading).find(({ id, at }) => (id === 'am' || id === 'pm') && isRightAfter(clock.end, at));
  return word ? (word.id as 'am' | 'pm') : null;
}

function endOfHalfDay(clock: Clock, reading: Reading): number {
  const word = clockWords(reading).find(({ id, at }) => /^(?:am|pm|hour)$/.test(id) && isRightAfter(clock.end, at));
  return word?.end ?? clock.end;
}

/** `um 19 Uhr`, `ساعت ۱۰`, `kl. 21.40`, `at 8.15`. */
function isCalledTime({ at, end, minute }: Clock, reading: Reading): boolean {
  const pointed = reading.text.slice(at, end).includes('.') && minute !== '';
  return clockWords(reading).some(
    (word) =>
      (word.id === 'hour' && (isRightAfter(word.end, at) || isRightAfter(end, word.at))) ||
      (pointed && word.id === 'at' && isRightAfter(word.end, at)),
  );
}

function isRightAfter(end: number, at: number): boolean {
  return at >= end && at - end <= 2;
}
