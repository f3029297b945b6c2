import type { Temporal } from 'temporal-polyfill';
import type { WorkingCalendar } from '../../rulebook/calendars.ts';
import { daysFrom, localDay, type Shift, shiftsOn } from './openings.ts';

/**
 * The moment by which so many hours of work have passed since `start`. Only opening hours count, so mail that
 * comes at night starts with the next opening. Zero hours is the next opening.
 */
export function addWorkingHours(start: Date, hours: number, calendar: WorkingCalendar): Date {
  // In whole milliseconds: a share of one beyond the close would lie in the next opening.
  let left = Math.round(hours * hourMs);
  for (const shift of shiftsFrom(start, calendar)) {
    const from = Math.max(shift.from, start.getTime());
    const length = shift.to - from;
    if (left <= length) return new Date(from + left);
    left -= length;
  }
  throw new Error('a calendar without working time');
}

/** How many working hours lie between two moments; none when the second is not later. */
export function workingHoursBetween(from: Date, to: Date, calendar: WorkingCalendar): number {
  let passed = 0;
  for (const shift of shiftsFrom(from, calendar)) {
    if (shift.from >= to.getTime()) return passed / hourMs;
    passed += Math.max(0, Math.min(shift.to, to.getTime()) - Math.max(shift.from, from.getTime()));
  }
  throw new Error('a calendar without working time');
}

/** The close of the n-th working day after the local day of `start`, which itself does not count. */
export function addWorkingDays(start: Date, days: number, calendar: WorkingCalendar): Date {
  const today = localDay(start, calendar);
  const known = closesByDay.get(calendar) ?? new Map<string, number>();
  closesByDay.set(calendar, known);
  const key = `${today.toString()} ${days}`;
  const close = known.get(key) ?? closeAfter(today, days, calendar);
  known.set(key, close);
  return new Date(close);
}

/** Every look at a ticket asks for the same few days again. */
const closesByDay = new WeakMap<WorkingCalendar, Map<string, number>>();

function closeAfter(today: Temporal.PlainDate, days: number, calendar: WorkingCalendar): number {
  let left = days;
  for (const day of daysFrom(today.add({ days: 1 }))) {
    const close = shiftsOn(day, calendar).at(-1)?.to;
    if (close === undefined) continue;
    left -= 1;
    if (left <= 0) return close;
  }
  throw new Error('a calendar without working days');
}

/** When somebody is next at work: `at` itself while the desk is open. */
export function nextOpening(at: Date, calendar: WorkingCalendar): Date {
  return addWorkingHours(at, 0, calendar);
}

/** When the last stretch of work begins that ends before a moment; null when there was none for a month. */
export function lastShiftBefore(at: Date, calendar: WorkingCalendar): Date | null {
  const last = localDay(at, calendar);
  for (let back = 0; back <= LONGEST_PAUSE; back += 1) {
    const shift = shiftsOn(last.subtract({ days: back }), calendar).findLast(({ to }) => to <= at.getTime());
    if (shift) return new Date(shift.from);
  }
  return null;
}

const LONGEST_PAUSE = 31;

export function isOpen(at: Date, calendar: WorkingCalendar): boolean {
  return shiftsOn(localDay(at, calendar), calendar).some(({ from, to }) => from <= at.getTime() && at.getTime() < to);
}

/** Shifts that have not ended at `start`, in order, without end. */
function* shiftsFrom(start: Date, calendar: WorkingCalendar): Generator<Shift> {
  for (const day of daysFrom(localDay(start, calendar)))
    for (const shift of shiftsOn(day, calendar)) if (shift.to > start.getTime()) yield shift;
}

const hourMs = 3_600_000;
