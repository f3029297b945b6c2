import { type Day, dayOf, dayNumber } from './day.ts';

/**
 * The Solar Hijri calendar of Iran, by the 33-year cycle of leap years, which the official calendar follows in the
 * years 1304 to 1502 (1925 to 2123).
 */
export function dayOfJalali(year: number, month: number, date: number): Day | null {
  if (month < 1 || month > 12 || date < 1 || date > lengthOf(year, month)) return null;
  return dayOf(EPOCH + daysBefore(year) + (month - 1) * 30 + Math.min(month - 1, 6) + date);
}

export function jalaliOf(day: Day): { readonly year: number; readonly month: number; readonly date: number } {
  const since = dayNumber(day) - EPOCH - 1;
  let year = Math.floor(since / 365.2424) + 2;
  while (daysBefore(year) > since) year -= 1;
  const ofYear = since - daysBefore(year);
  const month = ofYear < 186 ? Math.floor(ofYear / 31) : Math.floor((ofYear - 186) / 30) + 6;
  return { year, month: month + 1, date: ofYear - month * 30 - Math.min(month, 6) + 1 };
}

function lengthOf(year: number, month: number): number {
  if (month <= 6) return 31;
  return month < 12 || daysBefore(year + 1) - daysBefore(year) === 366 ? 30 : 29;
}

/** Days of all years before this one. */
function daysBefore(year: number): number {
  return 365 * (year - 1) + Math.floor((8 * year + 21) / 33);
}

/** Day number of the last day before 1 Farvardin of year 1. */
const EPOCH = dayNumber({ year: 2026, month: 3, date: 20 }) - daysBefore(1405);
