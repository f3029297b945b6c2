import type { PrecedenceConditions, PrecedenceRule } from '../../rulebook/precedence.ts';

/** What rules of precedence look at. */
export interface Standing {
  /** By category, in points. */
  readonly scores: Readonly<Record<string, number>>;
  /** The category with most points; `none` when none has any. */
  readonly leader: string;
  readonly flags: readonly string[];
  readonly markers: ReadonlySet<string>;
}

/** The first rule that holds, or null when the scores may decide (complaints.md 3.5). */
export function decidingRule(standing: Standing, rules: readonly PrecedenceRule[]): PrecedenceRule | null {
  return rules.find(({ when, unless }) => allHold(when, standing) && !anyHolds(unless, standing)) ?? null;
}

function allHold(conditions: PrecedenceConditions, standing: Standing): boolean {
  return answers(conditions, standing).every((answer) => answer);
}

function anyHolds(conditions: PrecedenceConditions, standing: Standing): boolean {
  return answers(conditions, standing).some((answer) => answer);
}

/** One answer for each condition that stands. */
function answers(
  { flags, markers, points, below, leads }: PrecedenceConditions,
  { scores, leader, flags: raised, markers: marked }: Standing,
): readonly boolean[] {
  return [
    ...(flags ? [flags.some((flag) => raised.includes(flag))] : []),
    ...(markers ? [markers.some((marker) => marked.has(marker))] : []),
    ...Object.entries(points ?? {}).map(([category, least]) => (scores[category] ?? 0) >= least),
    ...Object.entries(below ?? {}).map(([category, limit]) => (scores[category] ?? 0) < limit),
    ...(leads ? [leads.includes(leader)] : []),
  ];
}
