import { evolve } from '../evolve.ts';
import type { Plan } from '../plan.ts';
import type { Actor, MovingFact } from '../states/life-event.ts';
import type { Ticket } from '../ticket.ts';
import { automationFor } from './automation.ts';
import { delayNotice } from './duties/delay-notice.ts';
import { limit } from './duties/limit.ts';
import { letterTo } from './duty.ts';
import type { Look } from './look.ts';
import { datesAfterPause, datesAfterReopening, datesOfAppeal } from './new-dates.ts';

/** The player answers what we asked: the clock goes on, and he is told at once by which date. */
export function planForAnswer(ticket: Ticket, look: Look): Plan {
  const answered = { kind: 'player-answered', deadlines: datesAfterPause(ticket, look) } as const;
  return restart(ticket, answered, 'progress-update', look);
}

/** A ticket that seemed done is not: it starts again with everything that it holds. */
export function planForReopening(ticket: Ticket, { by, why }: Cause, look: Look): Plan {
  const deadlines = datesAfterReopening(ticket, look);
  return restart(ticket, { kind: 'reopened', by, why, deadlines }, 'reopened', look);
}

/** The final response is not accepted: somebody who did not decide looks at it afresh. */
export function planForAppeal(ticket: Ticket, { by, why }: Cause, look: Look): Plan {
  const deadlines = datesOfAppeal(ticket, look);
  return restart(ticket, { kind: 'appealed', by, why, deadlines }, 'appeal-received', look);
}

interface Cause {
  readonly by: Actor;
  readonly why: string;
}

/**
 * A clock starts, and its letter says until when; where too little of the time is left, a later date with its reason, or
 * the end of our procedure, is what the player is told instead. By day or night, for he has just written.
 */
function restart(ticket: Ticket, fact: MovingFact, letter: string, look: Look): Plan {
  const running = evolve(ticket, { ...fact, at: look.now.toISOString() });
  if (automationFor(running, look) === 'nothing') return { events: [fact], letters: [] };
  const late = [...limit(running, look), ...delayNotice(running, look)].find(({ dueAt }) => dueAt <= look.now);
  if (late?.letter) return { events: [fact, ...late.events], letters: [late.letter] };
  return { events: [fact], letters: [letterTo(ticket, letter)] };
}
