import type { EscalationName } from '../../../rulebook/phrases.ts';
import { nextOpening } from '../../deadlines/working-time.ts';
import type { Ticket } from '../../ticket.ts';
import { automationFor } from '../automation.ts';
import { clockStart, isOurTurn, later } from '../clocks.ts';
import { type Duty, duty, type HouseNotice, letterTo } from '../duty.ts';
import type { Look } from '../look.ts';

/**
 * A ticket goes to a supervisor by itself once, in working hours: at once where the rules say so, for a player
 * who was kept waiting and had to ask, and when the time of an important one runs out. The player is told of the first
 * two; the third is the house's own affair until a date moves.
 */
export function escalation(ticket: Ticket, look: Look): readonly Duty[] {
  if (!isOurTurn(ticket) || ticket.life.escalations.length > 0 || ticket.stage !== 'complaint') return [];
  const cause = causeOf(ticket, look);
  if (cause === null) return [];
  const { name, since } = cause;
  const why = `escalated: ${name}`;
  const notices: HouseNotice[] = [{ audience: 'supervisor', about: 'escalation', due: null, why }];
  const dueAt = nextOpening(later(since, look.now), look.calendar);
  const events = [{ kind: 'escalated', by: 'desk', reason: { phrase: name } }] as const;
  if (name === 'late' || automationFor(ticket, look) === 'nothing')
    return [duty('escalation', 'notice', dueAt, { events, notices })];
  return [duty('escalation', 'change', dueAt, { events, notices, letter: letterTo(ticket, 'escalation') })];
}

interface Cause {
  readonly name: EscalationName;
  readonly since: Date;
}

function causeOf(ticket: Ticket, { followUps }: Look): Cause | null {
  const { life, deadlines, lastPlayerMailAt, openedAt, priority } = ticket;
  const { precedence, chasers, share, priorities } = followUps.escalate;
  if (life.precedence.some((rule) => precedence.includes(rule)))
    return { name: 'precedence', since: new Date(openedAt) };
  if (life.chasers >= chasers && life.extensions.length > 0)
    return { name: 'chasers', since: new Date(lastPlayerMailAt) };
  if (!priorities.includes(priority) || deadlines.decision === undefined) return null;
  const start = clockStart(ticket).getTime();
  return { name: 'late', since: new Date(start + share * (Date.parse(deadlines.decision) - start)) };
}
