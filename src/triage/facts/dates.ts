import { isoDay } from './day.ts';
import type { Fact } from './fact.ts';
import { factAt, type Reading } from './reading.ts';
import { relativeDatesIn } from './relative-dates.ts';
import { overlaps, type Span } from './span.ts';
import { timeBeside } from './time-of-day.ts';
import { type DateContext, writtenDatesIn } from './written-dates.ts';

/** A day that the mail speaks of, with what is known of its time of day: `2026-08-14` or `2026-08-14T21:40`. */
export interface FoundDate extends Span {
  readonly value: string;
  readonly role: string | null;
}

/** Every date in order; a written one wins over a relative one at the same place. */
export function datesIn(reading: Reading, context: DateContext): readonly FoundDate[] {
  const written = writtenDatesIn(reading, context);
  const relative = relativeDatesIn(reading, context.receivedAt);
  const apart = relative.filter((date) => !written.some((other) => overlaps(date, other)));
  return [...written, ...apart]
    .sort((a, b) => a.at - b.at)
    .map(({ at, end, day, role }) => {
      const beside = role === 'about' ? null : timeBeside(reading.text, { at, end });
      return { ...(beside?.span ?? { at, end }), value: isoDay(day) + (beside?.time ?? ''), role };
    });
}

export function dateFacts(reading: Reading, dates: readonly FoundDate[]): readonly Fact[] {
  return dates.map((date) => factAt(reading, date, { kind: 'date', value: date.value, role: date.role }));
}
