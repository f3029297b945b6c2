import type { Evidence } from './evidence/evidence.ts';
import type { Fact } from './facts/fact.ts';
import type { Classification } from './classify/classification.ts';
import type { Screening } from './screening/screening.ts';

/** What a message *is*, each verdict with its reason: the answer of `redress try`, of `explain`, of the agent's mail. */
export interface Assessment {
  readonly screening: Screening;
  /** ISO 639-1 (Persian in Latin letters is `fa`), or null when nothing tells. */
  readonly language: string | null;
  /** What the person wrote now: no quoted history, no signature, secrets masked. */
  readonly visibleText: string;
  /** The subject with secrets masked. */
  readonly subject: string;
  readonly classification: Classification;
  readonly facts: readonly Fact[];
  readonly evidence: Evidence;
}
