import { Temporal } from 'temporal-polyfill';
import type { Opening, WorkingCalendar } from '../../rulebook/calendars.ts';

/** One stretch of work as it really passes, in epoch milliseconds: `from` included, `to` not. */
export interface Shift {
  readonly from: number;
  readonly to: number;
}

/**
 * The shifts of one local day, in order. On the nights of clock changes the wall clock decides: an hour that does not
 * exist is not worked, one that comes twice is worked twice.
 */
export function shiftsOn(day: Temporal.PlainDate, calendar: WorkingCalendar): readonly Shift[] {
  if (!worksOn(day, calendar)) return [];
  return openingsOf(day, calendar)
    .map(({ from, to }) => ({
      from: instantOf(day, from, calendar.zone, 'earlier'),
      to: instantOf(day, to, calendar.zone, 'later'),
    }))
    .filter(({ from, to }) => from < to);
}

export function worksOn(day: Temporal.PlainDate, calendar: WorkingCalendar): boolean {
  return openingsOf(day, calendar).length > 0 && !calendar.holidays.has(day.toString());
}

/** The first days from `day` on, as many as any calendar can need: ten years without work is a bug in the rules. */
export function* daysFrom(day: Temporal.PlainDate): Generator<Temporal.PlainDate, never> {
  for (let ahead = 0; ahead < 3660; ahead += 1) yield day.add({ days: ahead });
  throw new Error(`no working time in ten years from ${day.toString()}`);
}

export function localDay(at: Date, calendar: WorkingCalendar): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(calendar.zone).toPlainDate();
}

function openingsOf(day: Temporal.PlainDate, calendar: WorkingCalendar): readonly Opening[] {
  return calendar.hours[day.dayOfWeek - 1] ?? [];
}

function instantOf(
  day: Temporal.PlainDate,
  minutes: number,
  zone: string,
  disambiguation: 'earlier' | 'later',
): number {
  const wall = day.toPlainDateTime().add({ minutes });
  const instant = wall.toZonedDateTime(zone, { disambiguation });
  if (instant.toPlainDateTime().equals(wall)) return instant.epochMilliseconds;
  const before = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  return (before.getTimeZoneTransition('next') ?? instant).epochMilliseconds;
}
