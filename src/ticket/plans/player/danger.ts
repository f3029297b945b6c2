import type { PlayerWrote } from '../../occurrence.ts';
import type { Ticket } from '../../ticket.ts';
import type { DuePlan } from '../../watch/due-of.ts';
import type { HouseNotice } from '../../watch/duty.ts';
import { firstLetter } from '../first-letter.ts';
import type { PlayerRules } from './player-rules.ts';

/**
 * Danger may first be spoken of in a reply: a flag that asks for a letter of its own and that the ticket did not have is
 * answered with it. When it is spoken of again nobody is written to automatically, but the people on call are called.
 */
export function alarmFor({ assessment, from }: PlayerWrote, before: Ticket, { rulebook }: PlayerRules): DuePlan {
  const { flags } = assessment.classification;
  const letter = firstLetter(
    flags.filter((flag) => !before.flags.includes(flag)),
    rulebook.flags,
  );
  const again = flags.filter((flag) => before.flags.includes(flag) && rulebook.flags.get(flag)?.page === true);
  return {
    events: [],
    letters: letter === 'acknowledgement' ? [] : [{ letter, to: from, urgency: 0 }],
    notices: again.length === 0 ? [] : [callAgain(again)],
  };
}

function callAgain(flags: readonly string[]): HouseNotice {
  const why = `the player has written again about what this ticket was flagged for: ${flags.join(', ')}`;
  return { audience: 'on-call', about: 'safety', due: null, why };
}
