import { deadlock } from '../../decision/deadlock.ts';
import type { Ticket } from '../../ticket.ts';
import { automationFor } from '../automation.ts';
import { before, isOurTurn } from '../clocks.ts';
import { type Duty, duty, letterTo } from '../duty.ts';
import type { Look } from '../look.ts';
import { postponed } from '../postponed.ts';

/**
 * Where the regulator's clock ends our procedure, the player has the deadlock letter before it does, decision or not
 * (LCCP 6.1.1: eight weeks), and the house is told.
 */
export function limit(ticket: Ticket, look: Look): readonly Duty[] {
  const { decision } = ticket.deadlines;
  if (!isOurTurn(ticket) || decision === undefined || automationFor(ticket, look) === 'nothing') return [];
  if (postponed(ticket, new Date(decision), look).kind !== 'deadlock') return [];
  const why = 'the regulator’s time is over without an agreement: the deadlock letter went to the player';
  const notices = (['supervisor', 'compliance'] as const).map(
    (audience) => ({ audience, about: 'deadlock', due: ticket.deadlines.regulator ?? null, why }) as const,
  );
  return [
    duty('deadlock', 'change', before(new Date(decision), look.followUps.delayNotice, look), {
      events: [deadlock(ticket, 'desk', look)],
      letter: letterTo(ticket, 'deadlock'),
      notices,
    }),
  ];
}
