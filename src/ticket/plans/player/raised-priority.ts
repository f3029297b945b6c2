import type { TicketFact } from '../../event.ts';
import { priorityOf } from '../../priority.ts';
import type { Ticket } from '../../ticket.ts';
import type { Look } from '../../watch/look.ts';
import type { PlayerRules } from './player-rules.ts';

/**
 * A mail may raise the priority of its ticket, by what it tells or by asking for news that are late; it never
 * lowers it, for somebody of the house may have set it.
 */
export function raisedPriority(ticket: Ticket, { look, rulebook }: PlayerRules): readonly TicketFact[] {
  const { category, subtype, flags, facts, life } = ticket;
  // A chaser alone raises nothing: only one that we gave reason for.
  const classification = {
    category,
    subtype,
    flags: flags.filter((flag) => flag !== 'status_chaser'),
    rule: life.precedence.at(-1) ?? null,
  };
  const lateness = life.chasers > 0 && isLate(ticket, look) ? 'late' : 'in-time';
  const stakes = { classification, facts, contacts: 1 + life.chasers, lateness } as const;
  const { priority, reason } = priorityOf(stakes, rulebook.priorities);
  return priority < ticket.priority ? [{ kind: 'priority-set', by: 'desk', priority, reason }] : [];
}

/** A promised date has passed, or was taken back. */
function isLate({ deadlines, life }: Ticket, { now }: Look): boolean {
  const owed = [deadlines.decision, ...(life.firstResponseAt === null ? [deadlines.firstResponse] : [])];
  return life.extensions.length > 0 || owed.some((at) => at !== undefined && new Date(at) < now);
}
