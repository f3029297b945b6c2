import type { Ticket } from '../../ticket.ts';
import { automationFor } from '../automation.ts';
import { type Duty, duty, letterTo } from '../duty.ts';
import type { Look } from '../look.ts';

/**
 * Somebody else quoted the reference: the player is asked whether this person may speak for them (a lawyer, somebody of
 * the family). One question at a time, and a few in all, so that nobody can have letters sent to a player by writing.
 */
export function representative(ticket: Ticket, look: Look): readonly Duty[] {
  const { status, life } = ticket;
  const asked = life.representatives.filter(({ consent }) => consent !== 'not-asked');
  if (status === 'closed' || asked.length >= MOST_QUESTIONS || asked.some(({ consent }) => consent === 'asked'))
    return [];
  const next = life.representatives.find(({ consent }) => consent === 'not-asked');
  if (next === undefined || automationFor(ticket, look) === 'nothing') return [];
  return [
    duty('representative', 'news', new Date(next.namedAt), {
      events: [{ kind: 'representative-asked', address: next.address }],
      letter: letterTo(ticket, 'representative-question'),
    }),
  ];
}

const MOST_QUESTIONS = 3;
