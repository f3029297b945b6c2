import { addSpan } from '../../deadlines/deadlines.ts';
import type { Audience } from '../../states/life-event.ts';
import type { Ticket } from '../../ticket.ts';
import { type Duty, duty } from '../duty.ts';
import type { Look } from '../look.ts';

/**
 * A flag that calls people calls them again, at any hour: when nobody has taken the ticket in a quarter of an hour, and
 * when nobody has written in an hour (complaints.md 6.3, safety).
 */
export function safety(ticket: Ticket, look: Look): readonly Duty[] {
  const raisedAt = lastAlarm(ticket, look);
  if (raisedAt === null || ticket.status === 'closed') return [];
  const { lastResponseAt, steps } = ticket.life;
  if (lastResponseAt !== null && lastResponseAt >= raisedAt) return [];
  const opened = steps.some(({ name, at }) => at >= raisedAt && OPENED.includes(name));
  const { openWithin, answerWithin } = look.followUps.safety;
  const after = (span: typeof openWithin): Date => addSpan(new Date(raisedAt), span, look.calendar);
  return [
    ...(opened ? [] : alarm(ticket, 'nobody has opened it yet', after(openWithin), ['on-call'])),
    ...alarm(ticket, 'nobody has written to the player yet', after(answerWithin), [
      'on-call',
      'supervisor',
      'compliance',
    ]),
  ];
}

/** Steps that show that a person has seen the ticket. */
const OPENED: readonly string[] = ['assigned', 'examined', 'called', 'replied'];

/** When the last flag was raised that calls people at any hour. */
function lastAlarm({ flags, life: { raised } }: Ticket, look: Look): string | null {
  const moments = flags.flatMap((flag) => (look.flags.get(flag)?.page === true ? (raised[flag] ?? []) : []));
  return moments.toSorted().at(-1) ?? null;
}

function alarm({ life }: Ticket, why: string, dueAt: Date, audiences: readonly Audience[]): readonly Duty[] {
  const about = `safety: ${why} (${dueAt.toISOString()})`;
  return audiences
    .filter((audience) => !life.warnings.some((warning) => warning.about === about && warning.audience === audience))
    .map((audience) =>
      duty('safety', 'notice', dueAt, {
        events: [{ kind: 'warned', audience, about, why }],
        notices: [{ audience, about: 'safety', due: dueAt.toISOString(), why }],
      }),
    );
}
