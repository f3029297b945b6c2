import type { CategoryRules } from '../../rulebook/categories.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { Classification } from './classification.ts';
import { flagsOf } from './flags-of.ts';
import { decidingRule } from './precedence.ts';
import { readingOf } from './reading.ts';
import { rulesFor } from './rules-for.ts';
import { type CountedHit, pointsFor, tallyOf } from './tally.ts';

/** What a mail is classified by; its texts without quoted history and with secrets masked. */
export interface ClassifyInput {
  readonly subject: string;
  readonly body: string;
  /** ISO 639-1, or null when nothing told. */
  readonly language: string | null;
  readonly attachmentNames: readonly string[];
  /** It answers a mail of ours. */
  readonly isReply: boolean;
  /** What the player chose in a web form. */
  readonly form: { readonly category?: string };
}

/** Says which category a mail belongs to and which flags it raises, with every phrase that spoke for or against it. */
export function classify(input: ClassifyInput, rulebook: Rulebook): Classification {
  const readings = readingsOf(input);
  const { hits, markers } = tallyOf(readings, rulesFor(input, rulebook), rulebook.weights);
  const flags = flagsOf(hits, readings, rulebook);
  const scores = scoresOf(hits, rulebook.categories);
  const ranked = Object.entries(scores).sort(([, a], [, b]) => b - a);
  const [leader, lead] = ranked.find(([, points]) => points >= rulebook.weights.least) ?? ['none', 0];
  const rule = decidingRule({ scores, leader: leadOf(ranked), flags, markers }, rulebook.precedence);
  const category = rule?.category ?? (leader === 'none' ? 'other' : leader);
  const secondary = ranked
    .filter(([id, points]) => id !== category && points > 0 && points >= lead * (1 - rulebook.weights.close))
    .map(([id]) => id);
  return {
    category,
    secondary,
    confidence: confidenceOf(category, scores),
    rule: rule?.rule ?? null,
    scores,
    hits: hits.map(({ target, term, weight, where, found }) => ({ target, term, weight, where, found })),
    flags,
    subtype: null,
  };
}

function readingsOf({ subject, body, attachmentNames }: ClassifyInput): ReturnType<typeof readingOf>[] {
  return [
    readingOf('subject', subject),
    readingOf('body', body),
    ...attachmentNames.slice(0, 20).map((name) => readingOf('attachment', name.slice(0, 200))),
  ];
}

function scoresOf(hits: readonly CountedHit[], categories: readonly CategoryRules[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    categories.map(({ id, prior }) => [id, Math.max(0, pointsFor(hits, 'category', id) * prior)]),
  );
}

function leadOf(ranked: readonly [string, number][]): string {
  const [first] = ranked;
  return first && first[1] > 0 ? first[0] : 'none';
}

/** How far the category stands above the next. */
function confidenceOf(category: string, scores: Readonly<Record<string, number>>): number {
  const own = scores[category] ?? 0;
  const next = Math.max(0, ...Object.entries(scores).flatMap(([id, points]) => (id === category ? [] : [points])));
  return own <= 0 ? 0.2 : Math.min(0.95, (own / (own + next + 1)) * Math.min(1, own / 4));
}
