import type { PrecedenceRule } from '../../rulebook/precedence.ts';

/** What a category was chosen by. */
export interface Choice {
  readonly category: string;
  readonly scores: Readonly<Record<string, number>>;
  /** Categories close behind. */
  readonly secondary: readonly string[];
  /** The rule of precedence that spoke. */
  readonly rule: PrecedenceRule | null;
}

/**
 * How sure a category is, from 0 to 1: how far its points stand above the next, or that a rule of precedence chose it.
 * When two are close and no rule spoke, it is for a person to choose.
 */
export function confidenceIn({ category, scores, secondary, rule }: Choice): number {
  const byPoints = confidenceByPoints(category, scores);
  if (rule) return asMeasured(Math.max(byPoints, confidenceByRule(rule, scores)));
  return asMeasured(secondary.length > 0 ? byPoints * CLOSE : byPoints);
}

/** Of mails that nobody had met, those with points for 0.6 came out right in eight of ten, those for 0.8 nearly always. */
function asMeasured(sure: number): number {
  if (sure <= DOUBT) return sure;
  return 1 - (1 - DOUBT) * ((1 - sure) / (1 - DOUBT)) ** 1.8;
}

function confidenceByPoints(category: string, scores: Choice['scores']): number {
  const own = scores[category] ?? 0;
  const next = Math.max(0, ...Object.entries(scores).flatMap(([id, points]) => (id === category ? [] : [points])));
  return own <= 0 ? 0.2 : Math.min(0.95, (own / (own + next + 1)) * Math.min(1, own / PLENTY));
}

/**
 * What a rule decided is right most of the time, however the points stand to each other; not where hardly a word speaks
 * for its category. A flag that the rule asks for is word enough.
 */
function confidenceByRule({ category, when }: PrecedenceRule, scores: Choice['scores']): number {
  return when.flags ? RULED : RULED * Math.min(1, (scores[category] ?? 0) / PLENTY);
}

/** Points with which a category is well spoken for. */
const PLENTY = 4;
const RULED = 0.6;
/** Up to here a person chooses. */
const DOUBT = 0.45;
/** Takes two that are within a fifth of each other below the `neutral` that ships. */
const CLOSE = 0.75;
