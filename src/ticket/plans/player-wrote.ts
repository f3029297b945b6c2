import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { PlayerWrote } from '../occurrence.ts';
import type { Plan } from '../plan.ts';
import type { Ticket } from '../ticket.ts';
import { firstLetter } from './first-letter.ts';
import { recordOf } from './received.ts';

/**
 * A mail in the thread is recorded and its evidence ticked off. It is answered by itself only when it raises a flag
 * that asks for a letter of its own and the ticket did not have it before: danger may first be spoken of in a reply.
 */
export function planForPlayer(occurrence: PlayerWrote, ticket: Ticket, rulebook: Rulebook): Plan {
  const { mail, assessment, from } = occurrence;
  const raised = assessment.classification.flags.filter((flag) => !ticket.flags.includes(flag));
  const letter = firstLetter(raised, rulebook.flags);
  return {
    events: recordOf(mail, assessment),
    letters: letter === 'acknowledgement' ? [] : [{ letter, to: from, urgency: 0 }],
  };
}
