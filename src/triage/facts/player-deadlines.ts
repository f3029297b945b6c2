import type { FoundDate } from './dates.ts';
import { addDays, dayAt, isoDay, weekdayOf } from './day.ts';
import type { Fact } from './fact.ts';
import { matchesOf, type Reading, factAt } from './reading.ts';
import { spansOfTime } from './relative-dates.ts';
import { distance, type Span } from './span.ts';

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
  return [...withinSpans(reading, receivedAt), ...byDays(reading, receivedAt), ...byDates(reading, dates)];
}

export function playerDeadlineFacts(reading: Reading, deadlines: readonly PlayerDeadline[]): readonly Fact[] {
  return deadlines.map((deadline) => factAt(reading, deadline, { kind: 'player-deadline', value: deadline.value }));
}

const FARTHEST = 3;

function withinSpans(reading: Reading, receivedAt: Date): PlayerDeadline[] {
  const words = matchesOf(reading, 'deadlines').filter(({ id }) => id === 'within');
  return spansOfTime(reading).flatMap(({ span, hours, isAgo }) => {
    const word = words.find((candidate) => distance(candidate, span) <= FARTHEST);
    if (!word || isAgo) return [];
    const until = new Date(receivedAt.getTime() + hours * 3_600_000);
    return [{ at: Math.min(word.at, span.at), end: Math.max(word.end, span.end), value: isoDay(dayAt(until)) }];
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
  return [...tomorrows, ...weekdays].flatMap(({ match, day }) => announced(reading, match, isoDay(day)));
}

function byDates(reading: Reading, dates: readonly FoundDate[]): PlayerDeadline[] {
  return dates
    .filter(({ role }) => role !== 'relative' && role !== 'about')
    .flatMap((date) => announced(reading, date, date.value.slice(0, 10)));
}

/** A day is a deadline when a word such as by or until stands before it, or in Finnish and Turkish after it. */
function announced(reading: Reading, { at, end }: Span, value: string): PlayerDeadline[] {
  const word = matchesOf(reading, 'deadlines').find(
    (candidate) => candidate.id === 'by' && distance(candidate, { at, end }) <= FARTHEST,
  );
  return word ? [{ at: Math.min(word.at, at), end: Math.max(word.end, end), value }] : [];
}
