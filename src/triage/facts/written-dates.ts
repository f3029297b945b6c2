import { type Day, dayAt, dayNumber, realDay } from './day.ts';
import { dayOfJalali, jalaliOf } from './jalali.ts';
import { matchesOf, type Reading } from './reading.ts';
import type { Span } from './span.ts';

/** When a mail came, and which of day and month its readers write first: what a short date is read against. */
export interface DateContext {
  readonly receivedAt: Date;
  readonly dateOrder: 'dmy' | 'mdy';
}

/** A date as written. `ambiguous`: day and month could be the other way round. */
export interface WrittenDate extends Span {
  readonly day: Day;
  readonly role: 'ambiguous' | 'jalali' | null;
}

/** Dates in digits (`14/08/2026`, `2026-08-14`, `۱۴۰۳/۰۵/۲۴`) and with the name of a month (`14 août`, `24 mordad`). */
export function writtenDatesIn(reading: Reading, context: DateContext): readonly WrittenDate[] {
  return [...inDigits(reading.text, context), ...withMonthName(reading, context)].filter(({ day }) =>
    isPlausible(day, context.receivedAt),
  );
}

/** Older dates are birthdays, and nobody complains of next year. */
function isPlausible(day: Day, receivedAt: Date): boolean {
  const ago = dayNumber(dayAt(receivedAt)) - dayNumber(day);
  return ago < 10 * 366 && ago > -400;
}

const YEAR_FIRST = /(?<![\d.,/-])(20\d\d|1[34]\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?!\d|[/.-]\d)/g;
const YEAR_LAST = /(?<![\d.,/-])(\d{1,2})([-/.])(\d{1,2})\2(20\d\d|1[34]\d\d|\d\d)(?!\d|[/.-]\d)/g;
const NO_YEAR = /(?<![\d.,/-])(\d{1,2})(?:\/(\d{1,2})(?![\d/]|\.\d)|\.(\d{1,2})\.(?!\d))/g;

function inDigits(text: string, context: DateContext): WrittenDate[] {
  const found: WrittenDate[] = [];
  const add = (match: RegExpMatchArray, read: Omit<WrittenDate, 'at' | 'end'> | null): void => {
    const at = match.index ?? 0;
    if (read) found.push({ ...read, at, end: at + match[0].length });
  };
  for (const match of text.matchAll(YEAR_FIRST)) add(match, yearFirst(match));
  for (const match of text.matchAll(YEAR_LAST)) add(match, yearLast(match, context));
  for (const match of text.matchAll(NO_YEAR)) if (match[0] !== '24/7') add(match, withoutYear(match, context));
  return found;
}

type Read = Omit<WrittenDate, 'at' | 'end'>;

function yearFirst([, year = '', , month = '', date = '']: RegExpMatchArray): Read | null {
  return Number(year) < 1500
    ? readAs(dayOfJalali(Number(year), Number(month), Number(date)), 'jalali')
    : readAs(realDay(Number(year), Number(month), Number(date)), null);
}

function yearLast([, first = '', , second = '', year = '']: RegExpMatchArray, context: DateContext): Read | null {
  const full = year.length === 2 ? 2000 + Number(year) : Number(year);
  if (full < 1500) return readAs(dayOfJalali(full, Number(second), Number(first)), 'jalali');
  return inOrder(Number(first), Number(second), context, (month, date) => realDay(full, month, date));
}

function withoutYear([, first = '', slashed, dotted]: RegExpMatchArray, context: DateContext): Read | null {
  return inOrder(Number(first), Number(slashed ?? dotted), context, (month, date) => lastPast(month, date, context));
}

/** Reads two numbers in the readers' order; a number above twelve can only be the day. */
function inOrder(
  first: number,
  second: number,
  { dateOrder }: DateContext,
  day: (month: number, date: number) => Day | null,
): Read | null {
  const monthFirst = second > 12 || (first <= 12 && dateOrder === 'mdy');
  const role = first <= 12 && second <= 12 && first !== second ? 'ambiguous' : null;
  return readAs(monthFirst ? day(first, second) : day(second, first), role);
}

function readAs(day: Day | null, role: WrittenDate['role']): Read | null {
  return day && { day, role };
}

/** The last such day that is not after the mail (complaints.md 4.1). */
function lastPast(month: number, date: number, { receivedAt }: DateContext): Day | null {
  const today = dayAt(receivedAt);
  const years = [today.year, today.year - 1, today.year - 2, today.year - 3, today.year - 4];
  const days = years.flatMap((year) => realDay(year, month, date) ?? []);
  return days.find((day) => dayNumber(day) <= dayNumber(today)) ?? null;
}

const BEFORE_MONTH =
  /(?<![\d.,:/])(\d{1,2})(?:st|nd|rd|th|er|[.ºª°]|:?e|:a)?[\s\u200c-]{0,2}(?:of|de|di|d['’]|da|the|-?го|-?е)?[\s]{0,2}$/iu;
const YEAR_AFTER = /^[\s,.]{0,3}(?:de|del|of|of the year|سال|г\.?)?[\s]{0,2}(20\d\d|1[34]\d\d)(?!\d)/iu;
const DATE_AFTER = /^[\s.]{0,2}(?:the[\s])?(\d{1,2})(?:st|nd|rd|th)?(?![\d:%]|[.,]\d)(?:[\s,]{1,3}(20\d\d)(?!\d))?/iu;

function withMonthName(reading: Reading, context: DateContext): WrittenDate[] {
  const months = [...matchesOf(reading, 'months'), ...matchesOf(reading, 'jalali-months')];
  return months.flatMap(({ topic, id, at, end }) => {
    const read = topic === 'months' ? gregorian(Number(id), context) : jalali(Number(id), context);
    const before = BEFORE_MONTH.exec(reading.text.slice(Math.max(0, at - 14), at));
    const tail = reading.text.slice(end, end + 24);
    if (before) {
      const suffix = /^\p{L}{0,4}/u.exec(tail.replace(/^['’]/, ''))?.[0].length ?? 0;
      const year = YEAR_AFTER.exec(tail) ?? YEAR_AFTER.exec(tail.slice(suffix + 1));
      const written = read(Number(before[1]), year?.[1]);
      const endOfYear = year && tail.startsWith(year[0]) ? year[0].length : 0;
      return written ? [{ ...written, at: at - before[0].length, end: end + endOfYear }] : [];
    }
    const after = DATE_AFTER.exec(tail);
    const written = after && read(Number(after[1]), after[2]);
    return written ? [{ ...written, at, end: end + after[0].length }] : [];
  });
}

type MonthReader = (date: number, year: string | undefined) => Read | null;

function gregorian(month: number, context: DateContext): MonthReader {
  return (date, year) =>
    readAs(year === undefined ? lastPast(month, date, context) : realDay(Number(year), month, date), null);
}

function jalali(month: number, { receivedAt }: DateContext): MonthReader {
  const today = dayAt(receivedAt);
  const thisYear = jalaliOf(today).year;
  return (date, year) => {
    const years = year === undefined ? [thisYear, thisYear - 1] : [Number(year)];
    const days = years.flatMap((candidate) => dayOfJalali(candidate, month, date) ?? []);
    return readAs(days.find((day) => year !== undefined || dayNumber(day) <= dayNumber(today)) ?? null, 'jalali');
  };
}
