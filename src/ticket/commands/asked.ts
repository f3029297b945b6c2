import { addSpan } from '../deadlines/deadlines.ts';
import type { PlayerAsked } from '../states/life-event.ts';
import type { CommandContext } from './context.ts';

/** The event that something was asked of the player, with the dates that follow from the rules. */
export function askedNow(items: readonly string[], { by, now, calendar, rulebook }: CommandContext): PlayerAsked {
  const { answerWithin, closeAfter } = rulebook.followUps.evidence;
  return {
    kind: 'player-asked',
    by: by.id,
    items,
    answerBy: addSpan(now, answerWithin, calendar).toISOString(),
    closeAt: addSpan(now, closeAfter, calendar).toISOString(),
  };
}
