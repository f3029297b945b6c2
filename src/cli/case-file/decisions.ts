import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { AppliedTerm } from '../../ticket/decision/decision.ts';
import type { Ticket } from '../../ticket/ticket.ts';

/** A decision with the words of the terms it rests on. */
export interface CaseDecision {
  readonly at: string;
  readonly outcome: string;
  readonly findings: string;
  readonly reasons: string;
  readonly action: string | null;
  readonly appealBy: string | null;
  /** Article, day from which this version holds, and its text. */
  readonly terms: readonly string[];
}

export function decisionsIn({ life }: Ticket, rulebook: Rulebook): readonly CaseDecision[] {
  return life.decisions.map(({ at, outcome, findings, reasons, action, appealBy, terms }) => ({
    ...{ at, outcome, findings, reasons, appealBy },
    action: action && `${action.what} (by ${action.on.slice(0, 10)})`,
    terms: terms.map((term) => quoted(term, rulebook)),
  }));
}

function quoted({ id, article, version }: AppliedTerm, { terms }: Rulebook): string {
  const text = terms.get(id)?.versions.find(({ from }) => from === version)?.text;
  return `${article}, in force from ${version}: ${text ?? 'this version is no longer in the catalogue'}`;
}
