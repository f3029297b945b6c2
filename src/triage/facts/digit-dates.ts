import { type Day, realDay } from './day.ts';
import { dayOfJalali } from './jalali.ts';
import { type DateContext, lastPast, type WrittenDate } from './written-date.ts';

/** Dates in digits alone: `14/08/2026`, `2026-08-14`, `14.08.`, `۱۴۰۳/۰۵/۲۴`. */
export function datesInDigits(text: string, context: DateContext): readonly WrittenDate[] {
  const found: WrittenDate[] = [];
  const add = (match: RegExpMatchArray, read: Read | null): void => {
    const at = match.index ?? 0;
    if (read) found.push({ ...read, at, end: at + match[0].length });
  };
  for (const match of text.matchAll(YEAR_FIRST)) add(match, yearFirst(match));
  for (const match of text.matchAll(YEAR_LAST)) add(match, yearLast(match, context));
  for (const match of text.matchAll(NO_YEAR)) if (!isNumbering(match, text)) add(match, withoutYear(match, context));
  return found;
}

type Read = Omit<WrittenDate, 'at' | 'end'>;

const YEAR_FIRST = /(?<![\d.,/-])(20\d\d|1[34]\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?!\d|[/.-]\d)/g;
const YEAR_LAST = /(?<![\d.,/-])(\d{1,2})([-/.])(\d{1,2})\2(20\d\d|1[34]\d\d|\d\d)(?!\d|[/.-]\d)/g;
const NO_YEAR = /(?<![\d.,/-])(\d{1,2})(?:\/(\d{1,2})(?![\d/]|\.\d)|\.(\d{1,2})\.(?!\d))/g;

/** `24/7`, and the numbers of clauses: `§ 14.3.`, `Punkt 14.3.`. */
function isNumbering(match: RegExpMatchArray, text: string): boolean {
  const at = match.index ?? 0;
  return match[0] === '24/7' || NUMBERED.test(text.slice(Math.max(0, at - 12), at));
}

const NUMBERED = /(?:§|punkt|ziffer|abschnitt|point|clause|section|article?|nr\.?|no\.?)\s?$/iu;

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
