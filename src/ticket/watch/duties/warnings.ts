import { nextOpening } from '../../deadlines/working-time.ts';
import type { Audience } from '../../states/life-event.ts';
import type { Instant, Ticket } from '../../ticket.ts';
import { waitingMails } from '../../states/outside.ts';
import { clockStart, isOurTurn, later } from '../clocks.ts';
import { type Duty, duty, type NoticeTopic } from '../duty.ts';
import type { Look } from '../look.ts';

/**
 * Whoever can still do something is told in working hours that a date comes near, the higher the later (complaints.md
 * 6.3). Never while it is the player's turn, unless an outside body waits; each share of each date once, and of several that passed only the last.
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
  /** Of the outside body, where its mail is what waits. */
  readonly mail?: number;
}

function clocksOf(ticket: Ticket): readonly Clock[] {
  const { deadlines, life, openedAt } = ticket;
  const clocks: Clock[] = life.dataRequests.map(({ what, at, answerBy }) => ({
    name: `${what} of data`,
    about: 'data',
    start: new Date(at),
    due: answerBy,
  }));
  for (const { number, body, at, answerBy } of waitingMails(life.outside)) {
    const name = `answer to ${body} (mail ${number})`;
    clocks.push({ name, about: 'outside-body', start: new Date(at), due: answerBy, mail: number });
  }
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
  const all = sharesFor(clock, audience, followUps.warnings).map((share) => {
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
        notices: [
          {
            audience,
            about: clock.about,
            due: clock.due,
            why: `${about} is over`,
            ...(clock.mail !== undefined && { mail: clock.mail }),
          },
        ],
      }),
    );
}

/** Outside bodies are answered by supervisors: they have every warning, and compliance hears when the time is over. */
function sharesFor(
  { about }: Clock,
  audience: (typeof AUDIENCES)[number],
  { assignee, supervisor, compliance }: Look['followUps']['warnings'],
): readonly number[] {
  if (about !== 'outside-body') return { assignee, supervisor, compliance }[audience];
  const whole = { assignee: [], supervisor: [...new Set([...assignee, ...supervisor])], compliance: [1] };
  return whole[audience].toSorted((one, other) => one - other);
}
