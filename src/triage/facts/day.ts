/** A day of the Gregorian calendar, without a time zone. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly date: number;
}

/** Days since 1 January 1970; may be negative. */
export function dayNumber({ year, month, date }: Day): number {
  return Date.UTC(year, month - 1, date) / 86_400_000;
}

export function dayOf(number: number): Day {
  const moment = new Date(number * 86_400_000);
  return { year: moment.getUTCFullYear(), month: moment.getUTCMonth() + 1, date: moment.getUTCDate() };
}

/** The day of a moment in UTC: nothing in a mail tells the sender's zone reliably. */
export function dayAt(moment: Date): Day {
  return dayOf(Math.floor(moment.getTime() / 86_400_000));
}

/** The day if it exists: 31 April does not. */
export function realDay(year: number, month: number, date: number): Day | null {
  const day = { year, month, date };
  const back = dayOf(dayNumber(day));
  return back.month === month && back.date === date ? day : null;
}

export function addDays(day: Day, days: number): Day {
  return dayOf(dayNumber(day) + days);
}

/** 1 is Monday. */
export function weekdayOf(day: Day): number {
  return ((dayNumber(day) + 3) % 7) + 1;
}

/** `2026-08-14`. */
export function isoDay({ year, month, date }: Day): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}
