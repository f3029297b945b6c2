import { addSpan } from '../deadlines/deadlines.ts';
import type { ClosingCause } from '../states/life-event.ts';
import type { Ticket } from '../ticket.ts';
import type { DuePlan } from '../watch/due-of.ts';
import { letterTo } from '../watch/duty.ts';
import type { Look } from '../watch/look.ts';

/**
 * A case ends at its player's wish: a decision is accepted, else the matter is settled or the complaint withdrawn. What
 * was said of danger, of minors or of a taken account is not taken back by a word: a person looks (complaints.md 3.6).
 */
export function closeForPlayer(cause: ClosingCause, ticket: Ticket, look: Look): DuePlan {
  if (isForPeople(ticket, look)) return toPerson(ticket, 'the player wants the case closed');
  const reason = ticket.life.decisions.length > 0 ? 'accepted' : cause;
  const reopenUntil = addSpan(look.now, look.followUps.reopenWithin, look.calendar).toISOString();
  return {
    events: [{ kind: 'closed', by: 'player', reason, reopenUntil }],
    letters: [letterTo(ticket, reason === 'withdrawn' ? 'withdrawn' : 'accepted')],
    notices: [],
  };
}

/** Words that may mean it are answered by the question whether they do; only the answer closes. */
export function proposeClosing(because: ClosingCause, ticket: Ticket, look: Look): DuePlan {
  const why = because === 'settled' ? 'the matter is settled' : 'they no longer complain';
  if (isForPeople(ticket, look)) return toPerson(ticket, `the player writes that ${why}`);
  return {
    events: [{ kind: 'closing-proposed', because, why: `the player writes that ${why}` }],
    letters: [letterTo(ticket, 'closing-proposal')],
    notices: [],
  };
}

/** What the desk does not answer by itself is answered by whoever has the ticket; the player is told so. */
export function toPerson(ticket: Ticket, why: string): DuePlan {
  return {
    events: [],
    letters: [letterTo(ticket, 'person-asked')],
    notices: [{ audience: 'assignee', about: 'asked-for-person', due: null, why }],
  };
}

function isForPeople({ flags }: Ticket, look: Look): boolean {
  return flags.some((flag) => look.flags.get(flag)?.page === true);
}
