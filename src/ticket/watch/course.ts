import type { NextName } from '../../rulebook/phrases.ts';
import type { Ticket } from '../ticket.ts';

/** Whom the matter waits for, by the ticket's own state: what comes next, and why it is not done yet. */
export function waitsFor({ life: { hold }, stage, assignee }: Ticket): NextName {
  if (hold !== null) return hold.party;
  if (stage === 'appeal') return 'reviewed';
  return assignee === null ? 'taken-up' : 'examined';
}
