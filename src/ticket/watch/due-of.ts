import type { Plan } from '../plan.ts';
import type { Ticket } from '../ticket.ts';
import { dutiesOf } from './duties-of.ts';
import type { HouseNotice } from './duty.ts';
import type { Look } from './look.ts';
import { allowedFrom } from './quiet.ts';

/** What is owed on a ticket now: events and letters as in any plan, and people of the house to tell. */
export interface DuePlan extends Plan {
  readonly notices: readonly HouseNotice[];
}

/**
 * Due work is computed from dates at each look, so there is no timer to lose (design, invariant 10): every notice to the
 * house that is due, and of everything else the most important one. After a long sleep that is one letter for a ticket,
 * written for the day on which it leaves.
 */
export function dueOf(ticket: Ticket, look: Look): DuePlan {
  const due = dutiesOf(ticket, look).filter((duty) => {
    const from = allowedFrom(duty, ticket, look);
    return from !== null && from <= look.now;
  });
  const first = due.find(({ kind }) => kind !== 'notice');
  const done = [...due.filter(({ kind }) => kind === 'notice'), ...(first ? [first] : [])];
  return {
    events: done.flatMap(({ events }) => events),
    letters: done.flatMap(({ letter }) => (letter === null ? [] : [letter])),
    notices: done.flatMap(({ notices }) => notices),
  };
}

/**
 * The next moment at which a look at this ticket may find something to do, or null when only an event can change that.
 * Before it `dueOf` is empty, so the watcher need not look. A refused letter waits for nothing.
 */
export function nextLookAt(ticket: Ticket, look: Look): Date | null {
  if (ticket.life.refused.length > 0) return look.now;
  const moments = dutiesOf(ticket, look).flatMap((duty) => allowedFrom(duty, ticket, look)?.getTime() ?? []);
  return moments.length === 0 ? null : new Date(Math.min(...moments));
}
