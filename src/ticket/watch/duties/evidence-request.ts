import { addSpan } from '../../deadlines/deadlines.ts';
import type { PlayerAsked } from '../../states/life-event.ts';
import type { Ticket } from '../../ticket.ts';
import { automationFor } from '../automation.ts';
import { type Duty, duty, letterTo } from '../duty.ts';
import type { Look } from '../look.ts';

/**
 * The acknowledgement asked for something, nothing came, and without it nothing can be decided: then the request goes
 * out on its own and the clock stands still. Once; what is asked later is asked by a person.
 */
export function evidenceRequest(ticket: Ticket, look: Look): readonly Duty[] {
  const { acknowledgedAt, lastPlayerMailAt, life, evidence } = ticket;
  if (ticket.status !== 'open' || ticket.stage !== 'complaint' || acknowledgedAt === null) return [];
  if (life.pauses.length > 0 || life.firstResponseAt !== null || lastPlayerMailAt > acknowledgedAt) return [];
  const required = evidence.missing.some((item) => look.checklists.items.get(item)?.optional === false);
  if (!required || !wasAsked(ticket) || automationFor(ticket, look) !== 'everything') return [];
  const dueAt = addSpan(new Date(acknowledgedAt), look.followUps.evidence.askAfter, look.calendar);
  const asked = askPlayer('desk', evidence.missing, look);
  return [duty('evidence-request', 'change', dueAt, { events: [asked], letter: letterTo(ticket, 'evidence-request') })];
}

/** A question to the player with its dates; from then on the ticket waits for the answer. */
export function askPlayer(by: string, items: readonly string[], { now, followUps, calendar }: Look): PlayerAsked {
  const { answerWithin, closeAfter } = followUps.evidence;
  return {
    kind: 'player-asked',
    by,
    items,
    answerBy: addSpan(now, answerWithin, calendar).toISOString(),
    closeAt: addSpan(now, closeAfter, calendar).toISOString(),
  };
}

/** Other first letters ask for nothing. */
function wasAsked({ messages }: Ticket): boolean {
  return messages.some(({ direction, kind }) => direction === 'out' && kind === 'acknowledgement');
}
