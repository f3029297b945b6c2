import { type Day, dayAt, dayNumber } from './day.ts';
import { datesInDigits } from './digit-dates.ts';
import { datesWithMonth } from './month-dates.ts';
import type { Reading } from './reading.ts';
import type { DateContext, WrittenDate } from './written-date.ts';

/** Dates in digits (`14/08/2026`, `2026-08-14`, `۱۴۰۳/۰۵/۲۴`) and with the name of a month (`14 août`, `24 mordad`). */
export function writtenDatesIn(
  reading: Reading,
  context: DateContext,
): readonly (WrittenDate & { readonly isYearless: boolean })[] {
  return [...datesInDigits(reading.text, context), ...datesWithMonth(reading, context)]
    .filter(({ day }) => isPlausible(day, context.receivedAt))
    .map((date) => ({ ...date, isYearless: !YEAR.test(reading.text.slice(date.at, date.end)) }));
}

/** Older dates are birthdays, and nobody complains of next year. */
function isPlausible(day: Day, receivedAt: Date): boolean {
  const ago = dayNumber(dayAt(receivedAt)) - dayNumber(day);
  return ago < 10 * 366 && ago > -400;
}

const YEAR = /\d{4}|\d[-/.]\d{1,2}[-/.]\d/;
