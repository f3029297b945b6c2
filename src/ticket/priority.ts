import type { Priorities, PriorityLevel, PriorityRow } from '../rulebook/priorities.ts';
import type { Classification } from '../triage/classify/classification.ts';
import type { Fact } from '../triage/facts/fact.ts';
import { largeAmount } from './large-amount.ts';

/** What the priority of a ticket depends on (complaints.md 6.4); how important the player is does not (UKGC). */
export interface Stakes {
  readonly classification: Pick<Classification, 'category' | 'subtype' | 'flags' | 'rule'>;
  readonly facts: readonly Fact[];
  /** Mails of this player about this matter, this one included. */
  readonly contacts: number;
  readonly lateness: 'in-time' | 'late';
}

/** The priority with the reason for it. */
export function priorityOf(stakes: Stakes, priorities: Priorities): { priority: PriorityLevel; reason: string } {
  const row = priorities.rows.find((candidate) => holds(candidate, stakes.classification));
  if (!row) throw new Error('priorities without a last row');
  const chased = stakes.lateness === 'late' || stakes.classification.flags.includes('status_chaser');
  const base = chased ? row.raised : row.priority;
  const up = reasonToRaise(stakes, priorities);
  return up && base !== 'P1' && base !== 'P2'
    ? { priority: above(base), reason: `${row.name}; ${up}` }
    : { priority: base, reason: chased ? `${row.name}; chased or late` : row.name };
}

function holds(row: PriorityRow, { category, subtype, flags, rule }: Stakes['classification']): boolean {
  return (
    (!row.flags || row.flags.some((flag) => flags.includes(flag))) &&
    (!row.category || row.category.includes(category)) &&
    (!row.subtype || (subtype !== null && row.subtype.includes(subtype))) &&
    (!row.precedence || (rule !== null && row.precedence.includes(rule)))
  );
}

function reasonToRaise({ facts, contacts }: Stakes, { upwards }: Priorities): string | null {
  const large = largeAmount(facts, upwards.amounts);
  if (large !== null) return `amount ${large}`;
  return contacts >= upwards.contacts ? `contact number ${contacts}` : null;
}

/** P1 is for danger and for what rows name: a large amount alone lifts no further than P2. */
function above(level: 'P3' | 'P4'): PriorityLevel {
  return level === 'P4' ? 'P3' : 'P2';
}
