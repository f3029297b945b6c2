import { addSpan } from '../deadlines/deadlines.ts';
import type { Deadlocked } from '../states/life-event.ts';
import type { Ticket } from '../ticket.ts';
import type { Look } from '../watch/look.ts';

/**
 * The end of our procedure (complaints.md 5.11), with the reference that outside bodies ask for: the ticket's own, marked
 * as such. Our position is the last decision's reasons, or none where nothing was decided in time.
 */
export function deadlock({ reference, life }: Ticket, by: string, look: Look): Deadlocked {
  const { now, body, followUps, calendar } = look;
  return {
    kind: 'deadlocked',
    by,
    position: life.decisions.at(-1)?.reasons ?? null,
    deadlockReference: reference.replace(/^[A-Z]+/, 'DL'),
    body: body?.id ?? null,
    referBy: addSpan(now, body?.referWithin ?? followUps.referWithin, calendar).toISOString(),
  };
}
