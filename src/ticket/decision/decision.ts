import type { Instant } from '../ticket.ts';

/** What became of a complaint, with everything a refusal or a redress must say (R-113, R-114; complaints.md 5.6). */
export interface Decision {
  readonly outcome: Outcome;
  /** The complaint in words: what the player told us. */
  readonly complaint: string;
  /** What the player asked for, or null. */
  readonly remedy: string | null;
  readonly examined: readonly string[];
  readonly findings: string;
  readonly reasons: string;
  readonly terms: readonly AppliedTerm[];
  readonly action: { readonly what: string; readonly on: Instant } | null;
  /** Until when an internal review can be asked for; null after the review itself. */
  readonly appealBy: Instant | null;
  /** The outside body that comes after us, as an id of `rules/bodies.yaml`, or null where none is appointed. */
  readonly body: string | null;
  readonly bodyBy: Instant | null;
}

export type Outcome = (typeof OUTCOMES)[number];

export const OUTCOMES = ['upheld', 'partly-upheld', 'rejected', 'withdrawn'] as const;

/** One term of the catalogue, in the version that was in force. */
export interface AppliedTerm {
  readonly id: string;
  readonly article: string;
  /** ISO date from which this version holds. */
  readonly version: string;
}
