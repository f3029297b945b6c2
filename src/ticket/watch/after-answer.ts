import { evolve } from '../evolve.ts';
import type { Plan } from '../plan.ts';
import type { Ticket } from '../ticket.ts';
import { automationFor } from './automation.ts';
import { delayNotice } from './duties/delay-notice.ts';
import { limit } from './duties/limit.ts';
import { letterTo } from './duty.ts';
import type { Look } from './look.ts';
import { datesAfterPause } from './new-dates.ts';

/**
 * The player's answer sets the clock going again, and he is told at once by which date; when too little of the time was
 * left, that is a later one with its reason. By day or night, for he has just written.
 */
export function planForAnswer(ticket: Ticket, look: Look): Plan {
  const answered = { kind: 'player-answered', deadlines: datesAfterPause(ticket, look) } as const;
  const running = evolve(ticket, { ...answered, at: look.now.toISOString() });
  if (automationFor(running, look) === 'nothing') return { events: [answered], letters: [] };
  const late = [...limit(running, look), ...delayNotice(running, look)].find(({ dueAt }) => dueAt <= look.now);
  if (late?.letter) return { events: [answered, ...late.events], letters: [late.letter] };
  return { events: [answered], letters: [letterTo(ticket, 'progress-update')] };
}
