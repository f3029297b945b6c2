import { addSpan } from '../../deadlines/deadlines.ts';
import type { Ticket } from '../../ticket.ts';
import { automationFor } from '../automation.ts';
import { type Duty, duty, letterTo } from '../duty.ts';
import type { Look } from '../look.ts';

/** Nothing was said against the final response in its time: the ticket is closed without another letter. */
export function noObjection({ status, life: { decisions } }: Ticket, look: Look): readonly Duty[] {
  const decision = decisions.at(-1);
  if (status !== 'resolved' || decision === undefined) return [];
  const { now, followUps, calendar } = look;
  const dueAt = decision.appealBy ?? addSpan(new Date(decision.at), followUps.appealWithin, calendar);
  const reopenUntil = addSpan(now, followUps.reopenWithin, calendar).toISOString();
  return [
    duty('no-objection', 'move', new Date(dueAt), {
      events: [{ kind: 'closed', by: 'desk', reason: 'no-objection', reopenUntil }],
    }),
  ];
}

/** One question after closing, soon or never, and not after what nobody should be asked about. */
export function satisfaction(ticket: Ticket, look: Look): readonly Duty[] {
  const { closing, ratingAskedAt } = ticket.life;
  const { asked, after, within, never } = look.followUps.satisfaction;
  if (
    !asked ||
    closing === null ||
    ratingAskedAt !== null ||
    !['accepted', 'settled', 'no-objection'].includes(closing.reason)
  )
    return [];
  if (ticket.flags.some((flag) => never.includes(flag)) || automationFor(ticket, look) !== 'everything') return [];
  const closedAt = new Date(closing.at);
  if (addSpan(closedAt, within, look.calendar) < look.now) return [];
  return [
    duty('satisfaction', 'news', addSpan(closedAt, after, look.calendar), {
      events: [{ kind: 'rating-asked' }],
      letter: letterTo(ticket, 'satisfaction'),
    }),
  ];
}
