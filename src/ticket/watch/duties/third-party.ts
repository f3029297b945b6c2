import { nextOpening } from '../../deadlines/working-time.ts';
import { addSpan } from '../../deadlines/deadlines.ts';
import type { Ticket } from '../../ticket.ts';
import { type Duty, duty } from '../duty.ts';
import type { Look } from '../look.ts';

/** A wait for somebody else always has an end: then the ticket comes back to whoever works on it, in working hours. */
export function wakeUp({ status, life: { hold } }: Ticket, { calendar }: Look): readonly Duty[] {
  if (status !== 'waiting-for-third-party' || hold === null) return [];
  const why = `no answer from the ${hold.party} came in time`;
  return [
    duty('wake-up', 'move', nextOpening(new Date(hold.until), calendar), {
      events: [{ kind: 'woken', by: 'desk', why: 'overdue' }],
      notices: [{ audience: 'assignee', about: 'wake-up', due: hold.until, why }],
    }),
  ];
}

/** After a deadlock the matter rests until somebody takes it to the outside body, or until nobody can any more. */
export function unreferred({ status, stage, life }: Ticket, { now, followUps, calendar }: Look): readonly Duty[] {
  const { deadlock, steps } = life;
  if (status !== 'waiting-for-third-party' || stage !== 'dispute' || deadlock === null) return [];
  if (steps.some(({ name }) => name === 'referred')) return [];
  const reopenUntil = addSpan(now, followUps.reopenWithin, calendar).toISOString();
  return [
    duty('unreferred', 'move', new Date(deadlock.referBy), {
      events: [{ kind: 'closed', by: 'desk', reason: 'unresolved', reopenUntil }],
    }),
  ];
}
