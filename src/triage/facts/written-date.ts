import { type Day, dayAt, dayNumber, realDay } from './day.ts';
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

/** The last such day that is not after the mail (complaints.md 4.1). */
export function lastPast(month: number, date: number, { receivedAt }: DateContext): Day | null {
  const today = dayAt(receivedAt);
  const years = [today.year, today.year - 1, today.year - 2, today.year - 3, today.year - 4];
  const days = years.flatMap((year) => realDay(year, month, date) ?? []);
  return days.find((day) => dayNumber(day) <= dayNumber(today)) ?? null;
}
