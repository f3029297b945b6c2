import { say } from '../sayings/saying.ts';
import type { Move } from '../states/life-event.ts';
import { stateAfter } from '../states/transitions.ts';
import type { Ticket } from '../ticket.ts';
import { type Refusal, refuse } from './command.ts';

/** Refuses what a ticket that stands so cannot do; null when it can. */
export function refuseMove(ticket: Ticket, move: Move): Refusal | null {
  return stateAfter(ticket, move) ? null : refuse(say('state.cannot', { status: say(`status.${ticket.status}`) }));
}
