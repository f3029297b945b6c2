import type { Span } from '../../rulebook/span.ts';
import { addSpan } from '../deadlines/deadlines.ts';
import { addWorkingHours, workingHoursBetween } from '../deadlines/working-time.ts';
import type { NewDates } from '../states/life-event.ts';
import type { Instant, Ticket } from '../ticket.ts';
import { earlier } from './clocks.ts';
import type { Look } from './look.ts';

/**
 * The dates of a ticket that no longer waits for the player: what was left when the clock was stopped is left again,
 * counted from now, or from the moment at which all its pauses together were as long as they may be. The
 * regulator's clock moves only where its profile lets it.
 */
export function datesAfterPause(ticket: Ticket, look: Look): NewDates {
  const { life, deadlines, complexity } = ticket;
  const { profile, now, calendar } = look;
  if (life.waiting === null) return {};
  const stopped = new Date(life.waiting.since);
  const resumed = earlier(now, longestPause(ticket, stopped, look));
  const restart = (at: Instant | undefined, span: Span): Date | null =>
    at === undefined ? null : restarted(new Date(at), { stopped, resumed, span }, look);
  const regulatorSpan = profile.regulatorPauses ? profile.regulator : null;
  const regulator = regulatorSpan ? restart(deadlines.regulator, regulatorSpan) : dateOf(deadlines.regulator);
  const decision = restart(deadlines.decision, profile.decision[complexity]);
  const firstResponse = life.firstResponseAt === null ? restart(deadlines.firstResponse, { workingHours: 1 }) : null;
  return {
    ...(decision && { decision: instant(earlier(decision, regulator)) }),
    ...(regulator && { regulator: instant(regulator) }),
    ...(firstResponse && { firstResponse: instant(earlier(firstResponse, decision)) }),
    nextUpdate: instant(addSpan(now, profile.nextUpdate, calendar)),
  };
}

/** The dates of a ticket that is opened again: a new clock for the decision, while the regulator's goes on (6.3). */
export function datesAfterReopening({ complexity, deadlines }: Ticket, look: Look): NewDates {
  return restartedDates(deadlines.regulator, look.profile.decision[complexity], look);
}

/** The dates of an internal review, which is never longer than what the regulator leaves of the time. */
export function datesOfAppeal({ deadlines }: Ticket, look: Look): NewDates {
  return restartedDates(deadlines.regulator, look.followUps.appealDecision, look);
}

function restartedDates(limit: Instant | undefined, span: Span, { now, profile, calendar }: Look): NewDates {
  const regulator = dateOf(limit);
  const decision = earlier(addSpan(now, span, calendar), regulator !== null && regulator > now ? regulator : null);
  return {
    decision: instant(decision),
    firstResponse: null,
    nextUpdate: instant(earlier(addSpan(now, profile.nextUpdate, calendar), decision)),
  };
}

/** The end of a pause that began at `stopped` and uses up what earlier pauses left. */
function longestPause({ life: { pauses } }: Ticket, stopped: Date, { followUps, calendar }: Look): Date {
  const used = pauses
    .filter(({ to }) => to !== null)
    .reduce((sum, { from, to }) => sum + Date.parse(to ?? from) - Date.parse(from), 0);
  const end = addSpan(stopped, followUps.evidence.pauseAtMost, calendar).getTime() - used;
  return new Date(Math.max(end, stopped.getTime()));
}

/** A date that had passed when the clock was stopped stays passed. */
function restarted(
  at: Date,
  { stopped, resumed, span }: { readonly stopped: Date; readonly resumed: Date; readonly span: Span },
  { calendar }: Look,
): Date {
  if (at <= stopped) return at;
  if (span.workingDays === undefined && span.workingHours === undefined)
    return new Date(at.getTime() + resumed.getTime() - stopped.getTime());
  return addWorkingHours(resumed, workingHoursBetween(stopped, at, calendar), calendar);
}

function dateOf(at: Instant | undefined): Date | null {
  return at === undefined ? null : new Date(at);
}

function instant(at: Date): Instant {
  return at.toISOString();
}
