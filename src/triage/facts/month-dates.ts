import { type Day, dayAt, dayNumber, realDay } from './day.ts';
import { dayOfJalali, jalaliOf } from './jalali.ts';
import { matchesOf, type Reading } from './reading.ts';
import type { Span } from './span.ts';
import { type DateContext, lastPast, type WrittenDate } from './written-date.ts';

/** Dates with the name of a month: `14 août`, `Aug 14, 2026`, `۲۴ مرداد ۱۴۰۳`, `24 mordad`. */
export function datesWithMonth(reading: Reading, context: DateContext): readonly WrittenDate[] {
  const months = [...matchesOf(reading, 'months'), ...matchesOf(reading, 'jalali-months')];
  return months.flatMap((month) => {
    const read = month.topic === 'months' ? gregorian(Number(month.id), context) : jalali(Number(month.id), context);
    return dayBefore(month, reading.text, read) ?? dayAfter(month, reading.text, read) ?? [];
  });
}

/** `14th of August 2026`, `6 Kasım'da`, `20 de noviembre de 2026`. */
function dayBefore({ at, end }: Span, text: string, read: MonthReader): WrittenDate | null {
  const before = BEFORE_MONTH.exec(text.slice(Math.max(0, at - 14), at));
  if (!before) return null;
  const year = YEAR_AFTER.exec(text.slice(end, end + 24));
  const written = read(Number(before[1]), year?.[1]);
  return written && { ...written, at: at - before[0].length, end: end + (year?.[0].length ?? 0) };
}

/** `Aug 14`, `August the 14th, 2026`. */
function dayAfter({ at, end }: Span, text: string, read: MonthReader): WrittenDate | null {
  const after = DATE_AFTER.exec(text.slice(end, end + 24));
  const written = after && read(Number(after[1]), after[2]);
  return written && { ...written, at, end: end + after[0].length };
}

type Read = Omit<WrittenDate, 'at' | 'end'>;
const BEFORE_MONTH =
  /(?<![\d.,:/])(\d{1,2})(?:st|nd|rd|th|er|[.ºª°]|:?e|:a)?[\s\u200c-]{0,2}(?:of|de|di|d['’]|da|the|-?го|-?е)?[\s]{0,2}$/iu;
const YEAR_AFTER =
  /^(?:['’]\p{L}{1,4})?[\s,.]{0,3}(?:de|del|of|of the year|سال|г\.?)?[\s]{0,2}(20\d\d|1[34]\d\d)(?!\d)/iu;
const DATE_AFTER = /^[\s.]{0,2}(?:the[\s])?(\d{1,2})(?:st|nd|rd|th)?(?![\d:%]|[.,]\d)(?:[\s,]{1,3}(20\d\d)(?!\d))?/iu;

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

function readAs(day: Day | null, role: WrittenDate['role']): Read | null {
  return day && { day, role };
}
