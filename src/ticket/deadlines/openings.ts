import { Temporal } from 'temporal-polyfill';
import type { WorkingCalendar } from '../../rulebook/calendars.ts';

/** One stretch of work as it really passes, in epoch milliseconds: `from` included, `to` not. */
export interface Shift {
  readonly from: number;
  readonly to: number;
}

/**
 * The shifts of one local day, in order and apart. On the nights of clock changes the wall clock decides: an hour that
 * does not exist is not worked, one that comes twice is worked twice.
 */
export function shiftsOn(day: Temporal.PlainDate, calendar: WorkingCalendar): readonly Shift[] {
  const known = shiftsByDay.get(calendar) ?? new Map<string, readonly Shift[]>();
  shiftsByDay.set(calendar, known);
  const name = day.toString();
  const shifts = known.get(name) ?? computeShifts(day, calendar);
  known.set(name, shifts);
  return shifts;
}

/** A calendar never changes, and every look at a ticket asks for the same few weeks of it. */
const shiftsByDay = new WeakMap<WorkingCalendar, Map<string, readonly Shift[]>>();

function computeShifts(day: Temporal.PlainDate, calendar: WorkingCalendar): readonly Shift[] {
  if (calendar.holidays.has(day.toString())) return [];
  const shifts: Shift[] = [];
  for (const { from, to } of calendar.hours[day.dayOfWeek - 1] ?? []) {
    const begin = Math.max(instantOf(day, from, calendar.zone, 'earlier'), shifts.at(-1)?.to ?? -Infinity);
    const end = instantOf(day, to, calendar.zone, 'later');
    if (begin < end) shifts.push({ from: begin, to: end });
  }
  return shifts;
}

/** The first days from `day` on, as many as any calendar can need: ten years without work is a bug in the rules. */
export function* daysFrom(day: Temporal.PlainDate): Generator<Temporal.PlainDate, never> {
  for (let ahead = 0; ahead < 3660; ahead += 1) yield day.add({ days: ahead });
  throw new Error(`no working time in ten years from ${day.toString()}`);
}

export function localDay(at: Date, calendar: WorkingCalendar): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(calendar.zone).toPlainDate();
}

function instantOf(
  day: Temporal.PlainDate,
  minutes: number,
  zone: string,
  disambiguation: 'earlier' | 'later',
): number {
  if (minutes === minutesInADay) return day.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds;
  const wall = day.toPlainDateTime().add({ minutes });
  const instant = wall.toZonedDateTime(zone, { disambiguation });
  if (instant.toPlainDateTime().equals(wall)) return instant.epochMilliseconds;
  // The wall clock jumps over this time: both ends of an opening move to the jump.
  const before = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  return (before.getTimeZoneTransition('next') ?? instant).epochMilliseconds;
}

const minutesInADay = 1440;
