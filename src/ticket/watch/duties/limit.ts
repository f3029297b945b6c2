import { addSpan } from '../../deadlines/deadlines.ts';
import type { Deadlocked } from '../../states/life-event.ts';
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
  const position = ticket.life.decisions.at(-1)?.reasons ?? null;
  const why = 'the regulator’s time is over without an agreement: the deadlock letter went to the player';
  const notices = (['supervisor', 'compliance'] as const).map(
    (audience) => ({ audience, about: 'deadlock', due: ticket.deadlines.regulator ?? null, why }) as const,
  );
  return [
    duty('deadlock', 'change', before(new Date(decision), look.followUps.delayNotice, look), {
      events: [deadlock(ticket, { by: 'desk', position }, look)],
      letter: letterTo(ticket, 'deadlock'),
      notices,
    }),
  ];
}

/** The end of our procedure, with the reference that an outside body asks for: the ticket's own, marked as such. */
export function deadlock(
  { reference }: Ticket,
  { by, position }: Pick<Deadlocked, 'by' | 'position'>,
  { now, body, followUps, calendar }: Look,
): Deadlocked {
  return {
    kind: 'deadlocked',
    by,
    position,
    deadlockReference: reference.replace(/^[A-Z]+/, 'DL'),
    body: body?.id ?? null,
    referBy: addSpan(now, body?.referWithin ?? followUps.referWithin, calendar).toISOString(),
  };
}
