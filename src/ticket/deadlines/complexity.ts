import type { ComplexityRules } from '../../rulebook/profiles.ts';
import type { Fact } from '../../triage/facts/fact.ts';
import { largeAmount } from '../large-amount.ts';

/** What the length of its clock depends on. */
export interface About {
  readonly category: string;
  readonly flags: readonly string[];
  readonly subtype: string | null;
  readonly facts: readonly Pick<Fact, 'kind' | 'value'>[];
}

/** Whether a complaint gets the short or the long time for its decision (complaints.md 2.2). */
export function complexityOf(about: About, rules: ComplexityRules): 'simple' | 'complex' {
  const subtypeIn = (names: readonly string[]): boolean => about.subtype !== null && names.includes(about.subtype);
  if (about.flags.some((flag) => rules.complexFlags.includes(flag))) return 'complex';
  if (subtypeIn(rules.complexSubtypes) || largeAmount(about.facts, rules.complexAmounts) !== null) return 'complex';
  if (subtypeIn(rules.simpleSubtypes)) return 'simple';
  return rules.complexCategories.includes(about.category) ? 'complex' : 'simple';
}
