import type { Ticket } from '../../ticket.ts';
import type { DuePlan } from '../../watch/due-of.ts';
import { letterTo } from '../../watch/duty.ts';
import type { Look } from '../../watch/look.ts';
import { planForAnswer } from '../../watch/restart.ts';

/**
 * A player who is not content before any decision asks for somebody above: a supervisor has the case from then on, once
 * . There is no appeal yet, as there is nothing to appeal against.
 */
export function passToSupervisor(ticket: Ticket, look: Look): DuePlan {
  const waited = ticket.status === 'waiting-for-player' ? planForAnswer(ticket, look) : { events: [], letters: [] };
  const asked = ticket.life.escalations.some(({ reason }) => 'phrase' in reason && reason.phrase === 'asked');
  if (asked) return { ...waited, notices: [] };
  const why = 'the player asks for a supervisor';
  return {
    events: [...waited.events, { kind: 'escalated', by: 'desk', reason: { phrase: 'asked' } }],
    letters: [letterTo(ticket, 'escalation')],
    notices: [{ audience: 'supervisor', about: 'escalation', due: null, why }],
  };
}
