import { nextOpening } from '../../deadlines/working-time.ts';
import type { Audience } from '../../states/life-event.ts';
import type { Instant, Ticket } from '../../ticket.ts';
import { clockStart, isOurTurn, later } from '../clocks.ts';
import { type Duty, duty, type NoticeTopic } from '../duty.ts';
import type { Look } from '../look.ts';

/**
 * Whoever can still do something is told in working hours that a date comes near, the higher the later (complaints.md
 * 6.3). Never while it is the player's turn; each share of each date once, and of several that passed only the last.
 */
export function warnings(ticket: Ticket, look: Look): readonly Duty[] {
  return clocksOf(ticket).flatMap((clock) =>
    AUDIENCES.flatMap((audience) => warningsOf(ticket, clock, audience, look)),
  );
}

const AUDIENCES = ['assignee', 'supervisor', 'compliance'] as const;

interface Clock {
  readonly name: string;
  readonly about: NoticeTopic;
  readonly start: Date;
  readonly due: Instant;
}

function clocksOf(ticket: Ticket): readonly Clock[] {
  const { deadlines, life, openedAt } = ticket;
  const clocks: Clock[] = life.dataRequests.map(({ what, at, answerBy }) => ({
    name: `${what} of data`,
    about: 'data',
    start: new Date(at),
    due: answerBy,
  }));
  if (!isOurTurn(ticket)) return clocks;
  const { firstResponse, decision } = deadlines;
  if (firstResponse !== undefined && life.firstResponseAt === null && firstResponse !== decision)
    clocks.push({ name: 'first answer', about: 'deadline', start: new Date(openedAt), due: firstResponse });
  if (decision !== undefined)
    clocks.push({ name: 'decision', about: 'deadline', start: clockStart(ticket), due: decision });
  return clocks;
}

function warningsOf(
  { life }: Ticket,
  clock: Clock,
  audience: (typeof AUDIENCES)[number] & Audience,
  { now, followUps, calendar }: Look,
): readonly Duty[] {
  const length = Date.parse(clock.due) - clock.start.getTime();
  const all = followUps.warnings[audience].map((share) => {
    const about = `${Math.round(share * 100)} % of the time for the ${clock.name} due ${clock.due}`;
    return { about, from: new Date(clock.start.getTime() + share * length) };
  });
  const passed = all.findLastIndex(({ from }) => from <= now);
  return all
    .slice(Math.max(passed, 0))
    .filter(({ about }) => !life.warnings.some((warning) => warning.about === about && warning.audience === audience))
    .map(({ about, from }) =>
      duty('warning', 'notice', nextOpening(later(from, now), calendar), {
        events: [{ kind: 'warned', audience, about, why: `${about} is over` }],
        notices: [{ audience, about: clock.about, due: clock.due, why: `${about} is over` }],
      }),
    );
}
