import type { FoundDate } from './dates.ts';
import { addDays, type Day, dayAt, dayNumber, dayOf, isoDay, realDay, weekdayOf } from './day.ts';
import type { Fact } from './fact.ts';
import { factAt, matchesOf, type Reading } from './reading.ts';
import { spansOfTime } from './relative-dates.ts';
import type { Span } from './span.ts';

/** Until when the player wants an answer, as an ISO date. */
export interface PlayerDeadline extends Span {
  readonly value: string;
}

/** `within 7 days`, «sous 48 h», «تا فردا», `by Friday`. */
export function playerDeadlinesIn(
  reading: Reading,
  receivedAt: Date,
  dates: readonly FoundDate[],
): readonly PlayerDeadline[] {
  return [...withinSpans(reading, receivedAt), ...byDays(reading, receivedAt), ...byDates(reading, receivedAt, dates)];
}

export function playerDeadlineFacts(reading: Reading, deadlines: readonly PlayerDeadline[]): readonly Fact[] {
  return deadlines.map((deadline) => factAt(reading, deadline, { kind: 'player-deadline', value: deadline.value }));
}

const FARTHEST = 3;

function withinSpans(reading: Reading, receivedAt: Date): PlayerDeadline[] {
  return spansOfTime(reading).flatMap(({ span, hours, isAgo }) => {
    const until = new Date(receivedAt.getTime() + hours * 3_600_000);
    return isAgo ? [] : announced(reading, span, 'within', isoDay(dayAt(until)));
  });
}

function byDays(reading: Reading, receivedAt: Date): PlayerDeadline[] {
  const today = dayAt(receivedAt);
  const tomorrows = matchesOf(reading, 'days')
    .filter(({ id }) => id === 'tomorrow')
    .map((match) => ({ match, day: addDays(today, 1) }));
  const weekdays = matchesOf(reading, 'weekdays').map((match) => ({
    match,
    day: addDays(today, (Number(match.id) - weekdayOf(today) + 7) % 7 || 7),
  }));
  return [...tomorrows, ...weekdays].flatMap(({ match, day }) => announced(reading, match, 'by', isoDay(day)));
}

function byDates(reading: Reading, receivedAt: Date, dates: readonly FoundDate[]): PlayerDeadline[] {
  const today = dayAt(receivedAt);
  return dates
    .filter(({ role }) => role !== 'relative' && role !== 'about')
    .flatMap((date) => {
      const until = nextOne(date, today);
      return until ? announced(reading, date, 'by', isoDay(until)) : [];
    });
}

/** What is asked for lies ahead: `by 30 November` means the next one, unless it was only just missed. */
function nextOne({ value, isYearless }: FoundDate, today: Day): Day | null {
  const day = dayOf(Date.parse(value.slice(0, 10)) / 86_400_000);
  if (dayNumber(day) >= dayNumber(today)) return day;
  const nextYear = isYearless ? realDay(day.year + 1, day.month, day.date) : null;
  return nextYear && dayNumber(nextYear) - dayNumber(today) < 183 ? nextYear : null;
}

/** A day is a deadline when a word such as `by` or `until` stands before it, or one such as `mennessä` after it. */
function announced(reading: Reading, { at, end }: Span, kind: 'within' | 'by', value: string): PlayerDeadline[] {
  const word = matchesOf(reading, 'deadlines').find((candidate) =>
    candidate.id === kind
      ? candidate.end <= at && at - candidate.end <= FARTHEST
      : candidate.id === `${kind}-after` && candidate.at >= end && candidate.at - end <= FARTHEST,
  );
  return word ? [{ at: Math.min(word.at, at), end: Math.max(word.end, end), value }] : [];
}
