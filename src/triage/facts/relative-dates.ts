import { addDays, type Day, dayAt, dayOf, weekdayOf } from './day.ts';
import { type Numeral, numeralsIn } from './numerals.ts';
import type { PhraseMatch } from './phrases.ts';
import { matchesOf, type Reading } from './reading.ts';
import { overlaps, type Span } from './span.ts';

/** A day told from the day of the mail; `about` when it may be some days off (`last week`). */
export interface RelativeDate extends Span {
  readonly day: Day;
  readonly role: 'relative' | 'about';
  readonly isWeekday: boolean;
}

/** `yesterday`, `since Monday`, `il y a 3 jours`, `هفته پیش`, against the moment the mail came. */
export function relativeDatesIn(reading: Reading, receivedAt: Date): readonly RelativeDate[] {
  const spans = spansOfTime(reading);
  return [
    ...matchesOf(reading, 'days')
      .filter((match) => !spans.some(({ span, isAgo }) => isAgo && overlaps(span, match)))
      .flatMap((match) => namedDay(match, receivedAt)),
    ...matchesOf(reading, 'weekdays')
      .filter(({ end }) => !/\d/.test(reading.text.charAt(end)))
      .map((match) => lastWeekday(match, receivedAt)),
    ...spans.flatMap(({ span, hours, isAgo }) => (isAgo ? [back(span, hours, receivedAt)] : [])),
  ];
}

function namedDay({ id, at, end }: PhraseMatch, receivedAt: Date): RelativeDate[] {
  const today = dayAt(receivedAt);
  const days = id === 'weekend' ? backTo(SATURDAY, today) : DAYS_BACK[id];
  if (days === undefined) return [];
  const role = id.startsWith('last-') || id === 'weekend' ? 'about' : 'relative';
  return [{ at, end, role, isWeekday: false, day: addDays(today, -days) }];
}

const DAYS_BACK: Readonly<Record<string, number>> = {
  today: 0,
  yesterday: 1,
  'day-before': 2,
  'last-week': 7,
  'last-month': 30,
};

/** The last such day before the mail; said on a Monday, Monday is that of a week ago. */
function lastWeekday({ id, at, end }: PhraseMatch, receivedAt: Date): RelativeDate {
  const today = dayAt(receivedAt);
  return { at, end, role: 'relative', isWeekday: true, day: addDays(today, -backTo(Number(id), today)) };
}

const SATURDAY = 6;

function backTo(weekday: number, today: Day): number {
  return (weekdayOf(today) - weekday + 7) % 7 || 7;
}

function back({ at, end }: Span, hours: number, receivedAt: Date): RelativeDate {
  const day = dayOf(Math.floor((receivedAt.getTime() - hours * 3_600_000) / 86_400_000));
  return { at, end, day, isWeekday: false, role: hours % (7 * 24) === 0 || hours >= 30 * 24 ? 'about' : 'relative' };
}

/** A number with a unit of time, in hours, and whether a word such as ago or since stands at it. */
export interface SpanOfTime {
  readonly span: Span;
  readonly hours: number;
  readonly isAgo: boolean;
}

export function spansOfTime(reading: Reading): readonly SpanOfTime[] {
  const numerals = numeralsIn(reading, []);
  return matchesOf(reading, 'units').flatMap((unit) => {
    const numeral = numerals.find(
      ({ end }) => end <= unit.at && /^[\s\u200c-]{0,2}$/u.test(reading.text.slice(end, unit.at)),
    );
    const hours = numeral ? hoursOf(numeral, unit) : null;
    if (!numeral || hours === null) return [];
    return [{ span: { at: numeral.at, end: unit.end }, hours, isAgo: isAgo(numeral, unit, reading) }];
  });
}

const HOURS: Readonly<Record<string, number>> = { hour: 1, day: 24, week: 7 * 24, fortnight: 14 * 24, month: 30 * 24 };

/** Nobody waits longer than two years; longer spans are somebody's age or a contract. */
function hoursOf({ value }: Numeral, { id }: PhraseMatch): number | null {
  const hours = value * (HOURS[id] ?? 0);
  return hours > 0 && hours <= 731 * 24 ? hours : null;
}

function isAgo(numeral: Numeral, unit: PhraseMatch, { text, byTopic }: Reading): boolean {
  return (byTopic.get('ago') ?? []).some((word) => {
    if (word.id === 'within') return word.at >= unit.at && word.end <= unit.end;
    return word.id === 'before'
      ? word.end <= numeral.at && numeral.at - word.end <= 2 && !overlaps(word, numeral)
      : word.at >= unit.end && /^[\s\u200c]{0,2}$/u.test(text.slice(unit.end, word.at));
  });
}
