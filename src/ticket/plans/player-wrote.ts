import type { TicketFact } from '../event.ts';
import { evolve } from '../evolve.ts';
import type { PlayerWrote } from '../occurrence.ts';
import type { LetterOrder } from '../plan.ts';
import { isDue } from '../self-service/once-a-day.ts';
import type { Ticket } from '../ticket.ts';
import { automationFor } from '../watch/automation.ts';
import type { DuePlan } from '../watch/due-of.ts';
import { alarmFor } from './player/danger.ts';
import { meaningOf } from './player/meaning.ts';
import { planFor } from './player/plan-for.ts';
import type { PlayerRules } from './player/player-rules.ts';
import { raisedPriority } from './player/raised-priority.ts';
import { recordOf } from './received.ts';

/**
 * Everything that a player's mail means for their ticket: it is recorded and its evidence ticked off, then the one thing
 * that it says is done, and whatever it raises is raised. What answers somebody who has just written leaves at any hour;
 * the rest of the desk's letters are the watcher's.
 */
export function planForPlayer(occurrence: PlayerWrote, ticket: Ticket, rules: PlayerRules): DuePlan {
  const { mail, assessment } = occurrence;
  const record = recordOf(mail, assessment);
  const read = after(ticket, record, rules);
  const meaning = meaningOf({ occurrence, before: ticket, now: read, rules });
  const plan = planFor(meaning, read, rules);
  const alarm = alarmFor(occurrence, ticket, rules);
  return {
    events: [...record, ...raisedPriority(read, rules), ...plan.events],
    letters: mayBeAnswered(alarm, read, rules) ? notJustSaid(plan.letters, read, rules) : alarm.letters,
    notices: [...alarm.notices, ...plan.notices],
  };
}

/** However a mail comes to be answered with it, the same letter is not written twice on a day that brought nothing new. */
function notJustSaid(letters: readonly LetterOrder[], read: Ticket, { look }: PlayerRules): readonly LetterOrder[] {
  return letters.filter(({ letter }) => isDue(letter, read, look));
}

/** Under danger, and where a person stopped all letters, people answer. */
function mayBeAnswered(alarm: DuePlan, read: Ticket, { look }: PlayerRules): boolean {
  return alarm.letters.length === 0 && automationFor(read, look) !== 'nothing';
}

function after(ticket: Ticket, facts: readonly TicketFact[], { look }: PlayerRules): Ticket {
  const at = look.now.toISOString();
  return facts.reduce<Ticket>((so, fact) => evolve(so, { at, ...fact }), ticket);
}
