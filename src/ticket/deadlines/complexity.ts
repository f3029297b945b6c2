import type { ComplexityRules } from '../../rulebook/profiles.ts';

/** Whether a complaint gets the short or the long time for its decision (complaints.md 2.2). */
export function complexityOf(
  about: { readonly category: string; readonly flags: readonly string[]; readonly subtype: string | null },
  rules: ComplexityRules,
): 'simple' | 'complex' {
  const subtypeIn = (names: readonly string[]): boolean => about.subtype !== null && names.includes(about.subtype);
  if (about.flags.some((flag) => rules.complexFlags.includes(flag))) return 'complex';
  if (subtypeIn(rules.complexSubtypes)) return 'complex';
  if (subtypeIn(rules.simpleSubtypes)) return 'simple';
  return rules.complexCategories.includes(about.category) ? 'complex' : 'simple';
}
