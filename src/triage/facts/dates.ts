import { isoDay } from './day.ts';
import type { Fact } from './fact.ts';
import { factAt, type Reading } from './reading.ts';
import { relativeDatesIn } from './relative-dates.ts';
import { distance, overlaps, type Span } from './span.ts';
import { timeBeside } from './time-of-day.ts';
import type { DateContext } from './written-date.ts';
import { writtenDatesIn } from './written-dates.ts';

/** A day that the mail speaks of, with what is known of its time of day: `2026-08-14` or `2026-08-14T21:40`. */
export interface FoundDate extends Span {
  readonly value: string;
  readonly role: string | null;
  /** The year was not written: the last one before the mail is meant, unless a deadline is. */
  readonly isYearless: boolean;
}

/** Every date in order; a written one wins over a relative one at the same place or right beside (`Friday 14 August`). */
export function datesIn(reading: Reading, context: DateContext): readonly FoundDate[] {
  const written = writtenDatesIn(reading, context);
  const relative = relativeDatesIn(reading, context.receivedAt)
    .filter((date) => !written.some((other) => overlaps(date, other) || isItsWeekday(date, other)))
    .map((date) => ({ ...date, isYearless: false }));
  return [...written, ...relative]
    .sort((a, b) => a.at - b.at)
    .map(({ at, end, day, role, isYearless }) => {
      const beside = role === 'about' ? null : timeBeside(reading, { at, end });
      return { ...(beside?.span ?? { at, end }), value: isoDay(day) + (beside?.time ?? ''), role, isYearless };
    });
}

export function dateFacts(reading: Reading, dates: readonly FoundDate[]): readonly Fact[] {
  return dates.map((date) => factAt(reading, date, { kind: 'date', value: date.value, role: date.role }));
}

/** With a comma or a short word such as `den` between. */
function isItsWeekday(relative: Span & { readonly isWeekday: boolean }, written: Span): boolean {
  return relative.isWeekday && distance(relative, written) <= 6;
}
