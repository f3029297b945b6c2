import type { Assessed } from '../../ticket/event.ts';
import type { Assessment } from '../../triage/assessment.ts';

/** What people act on of an assessment. */
export interface Outcome {
  readonly category: string;
  readonly language: string | null;
  readonly flags: readonly string[];
  /** Id of the rule of precedence that decided, or null. */
  readonly rule: string | null;
}

/** A mail that comes out differently; `changed` never holds `rule` alone. */
export interface Difference {
  readonly changed: readonly ('category' | 'language' | 'flags')[];
  readonly was: Outcome;
  readonly now: Outcome;
  readonly raised: readonly string[];
  readonly dropped: readonly string[];
}

/** Null when a person would see the same. */
export function differenceOf(assessed: Assessed, { classification, language }: Assessment): Difference | null {
  const was = { category: assessed.category, language: assessed.language, flags: assessed.flags, rule: assessed.rule };
  const now = { category: classification.category, language, flags: classification.flags, rule: classification.rule };
  const raised = now.flags.filter((flag) => !was.flags.includes(flag));
  const dropped = was.flags.filter((flag) => !now.flags.includes(flag));
  const changed = [
    ...(was.category === now.category ? [] : ['category' as const]),
    ...(was.language === now.language ? [] : ['language' as const]),
    ...(raised.length + dropped.length === 0 ? [] : ['flags' as const]),
  ];
  return changed.length === 0 ? null : { changed, was, now, raised, dropped };
}
