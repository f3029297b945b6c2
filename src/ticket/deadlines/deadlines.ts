import { Temporal } from 'temporal-polyfill';
import type { WorkingCalendar } from '../../rulebook/calendars.ts';
import type { Profile, Span } from '../../rulebook/profiles.ts';
import { type About, complexityOf } from './complexity.ts';
import { addWorkingDays, addWorkingHours } from './working-time.ts';

/** By when what is owed to the player (complaints.md 6.3), computed once from the receipt of the mail. */
export interface Deadlines {
  readonly complexity: 'simple' | 'complex';
  readonly acknowledgement: Date;
  /** By a person; the acknowledgement does not count. */
  readonly firstResponse: Date;
  readonly nextUpdate: Date;
  readonly decision: Date;
  readonly regulator: Date | null;
}

export interface Owed extends About {
  /** When our mail server had it, not when we fetched it. */
  readonly receivedAt: Date;
  readonly profile: Profile;
  readonly calendar: WorkingCalendar;
}

/** No promise is later than the decision, and the decision is never later than the regulator's limit. */
export function deadlinesOf({ receivedAt, profile, calendar, ...about }: Owed): Deadlines {
  const after = (span: Span): Date => addSpan(receivedAt, span, calendar);
  const complexity = complexityOf(about, profile.complexity);
  const regulator = profile.regulator && after(profile.regulator);
  const decision = earlier(after(profile.decision[complexity]), regulator);
  const isSafety = about.flags.some((flag) => profile.safetyFlags.includes(flag));
  const usual = profile.firstResponse[about.category] ?? profile.firstResponse['other'];
  const firstResponse = isSafety ? (profile.saferGambling ?? usual) : usual;
  return {
    complexity,
    acknowledgement: after(profile.acknowledgement),
    firstResponse: firstResponse ? earlier(after(firstResponse), decision) : decision,
    nextUpdate: after(profile.nextUpdate),
    decision,
    regulator,
  };
}

/** `start` plus a span: elapsed hours, calendar units at the same time of day in the brand's zone, or working time. */
export function addSpan(start: Date, span: Span, calendar: WorkingCalendar): Date {
  const { workingHours, workingDays, minutes, hours, days, weeks, months } = span;
  if (workingHours !== undefined) return addWorkingHours(start, workingHours, calendar);
  if (workingDays !== undefined) return addWorkingDays(start, workingDays, calendar);
  const elapsed = ((hours ?? 0) * 60 + (minutes ?? 0)) * 60_000;
  if (days === undefined && weeks === undefined && months === undefined) return new Date(start.getTime() + elapsed);
  const from = Temporal.Instant.fromEpochMilliseconds(start.getTime()).toZonedDateTimeISO(calendar.zone);
  const until = from.add({ days: days ?? 0, weeks: weeks ?? 0, months: months ?? 0 });
  return new Date(until.epochMilliseconds + elapsed);
}

function earlier(one: Date, other: Date | null): Date {
  return other !== null && other < one ? other : one;
}
