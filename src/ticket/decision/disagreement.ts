import type { Ticket } from '../ticket.ts';
import { automationFor } from '../watch/automation.ts';
import type { DuePlan } from '../watch/due-of.ts';
import { type HouseNotice, letterTo } from '../watch/duty.ts';
import type { Look } from '../watch/look.ts';
import { planForAppeal, planForReopening } from '../watch/restart.ts';
import { deadlock } from './deadlock.ts';

/**
 * What becomes of a player's no to a final response: in its time an appeal, which goes to a supervisor who
 * did not decide; after the review the end of our procedure; too late for either, a reopened ticket that people judge.
 */
export function planForDisagreement(ticket: Ticket, why: string, look: Look): DuePlan | null {
  if (mayAppeal(ticket, look.now)) return appeal(ticket, why, look);
  if (ticket.status === 'resolved' && ticket.stage === 'appeal') return end(ticket, look);
  return mayReopen(ticket, look.now) ? { ...planForReopening(ticket, { by: 'player', why }, look), notices: [] } : null;
}

/** Once, in the time that the final response gave for it. */
export function mayAppeal({ status, stage, life }: Ticket, now: Date): boolean {
  const appealBy = life.decisions.at(-1)?.appealBy ?? null;
  const answered = status === 'resolved' || (status === 'closed' && life.mergedInto === null);
  return answered && stage === 'complaint' && appealBy !== null && now <= new Date(appealBy);
}

/** After that the matter is a new ticket, linked to this one. */
export function mayReopen({ status, life }: Ticket, now: Date): boolean {
  if (status === 'resolved') return true;
  return status === 'closed' && life.closing !== null && now <= new Date(life.closing.reopenUntil);
}

function appeal(ticket: Ticket, why: string, look: Look): DuePlan {
  const { events, letters } = planForAppeal(ticket, { by: 'player', why }, look);
  const except = ticket.life.decisions.map(({ by }) => by);
  const notice: HouseNotice = {
    audience: 'supervisor',
    except,
    about: 'appeal',
    due: null,
    why: 'the player appeals against the final response: somebody who did not decide reviews it',
  };
  return { events: [...events, { kind: 'assigned', by: 'desk', to: null }], letters, notices: [notice] };
}

function end(ticket: Ticket, look: Look): DuePlan {
  const written = automationFor(ticket, look) !== 'nothing';
  const why = 'the player does not accept the review: our procedure has ended';
  return {
    events: [deadlock(ticket, 'desk', look)],
    letters: written ? [letterTo(ticket, 'deadlock')] : [],
    notices: [{ audience: 'supervisor', about: 'deadlock', due: null, why }],
  };
}
