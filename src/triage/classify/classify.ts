import type { CategoryRules } from '../../rulebook/categories.ts';
import type { LanguageRules } from '../../rulebook/languages.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { oneRulesFor } from './as-one.ts';
import type { Category, Classification, Hit } from './classification.ts';
import { confidenceIn } from './confidence.ts';
import { type Findings, findingsIn } from './findings.ts';
import { flagsOf } from './flags-of.ts';
import { leaningsIn } from './leanings-in.ts';
import { decidingRule } from './precedence.ts';
import { readingOf } from './reading.ts';
import { type CountedHit, pointsFor, tallyOf } from './tally.ts';
import { weighedFlags } from './weighed-flags.ts';

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
  const texts = findingsOf(withoutExcess(input), oneRulesFor(input.language, rulebook));
  const tally = tallyOf(texts, new Set(input.isReply ? [IN_REPLY] : []), rulebook);
  const leanings = leaningsIn(texts, rulebook);
  const hits = [...tally.hits, ...weighedFlags(leanings, tally.hits, rulebook)];
  const flags = flagsOf(
    hits,
    texts.map(({ reading }) => reading),
    rulebook,
  );
  const told = scoresOf(hits, rulebook.categories);
  const [leader, most] = rankedOf(told)[0] ?? ['none', 0];
  const rule = decidingRule({ scores: told, leader, flags, markers: tally.markers }, rulebook.precedence);
  const scores = withLeanings(told, leanings);
  const [first, lead] = rankedOf(scores)[0] ?? ['other', 0];
  const least = told[first] ? rulebook.weights.least : rulebook.weights.leastLeaning;
  const category = rule?.category ?? (lead >= least ? first : 'other');
  const secondary = rankedOf(told)
    .filter(([id]) => id !== category && id !== 'other')
    .filter(([, points]) => points >= most * (1 - rulebook.weights.close))
    .map(([id]) => id);
  return {
    category,
    secondary,
    confidence: confidenceIn({ category, scores, secondary, rule }),
    rule: rule?.rule ?? null,
    scores,
    hits: [
      ...hits.map(({ target, term, weight, where, found }) => ({ target, term, weight, where, found })),
      ...leanings.filter(({ target }) => target in scores),
    ],
    flags,
    subtype: subtypeOf(category, hits),
  };
}

/** What is long and in no language that can be told is nothing that a person wrote. */
function withoutExcess(input: ClassifyInput): ClassifyInput {
  return input.language === null ? { ...input, body: input.body.slice(0, 4000) } : input;
}

/** The concept of `rules/situations.yaml` that needs no words. */
export const IN_REPLY = 'in-reply';

function findingsOf(
  { subject, body, attachmentNames, form }: ClassifyInput,
  rules: LanguageRules,
): readonly Findings[] {
  const spellings = [rules.spelling];
  return [
    readingOf('subject', subject, spellings),
    readingOf('body', body, spellings),
    ...(form.category === undefined ? [] : [readingOf('form', form.category.slice(0, 200), spellings)]),
    ...attachmentNames.slice(0, 20).map((name) => readingOf('attachment', name.slice(0, 200), spellings)),
  ].map((reading) => findingsIn(reading, [rules]));
}

function scoresOf(hits: readonly CountedHit[], categories: readonly CategoryRules[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    [...categories, { id: 'other', prior: 1 }].map(({ id, prior }) => [
      id,
      Math.max(0, pointsFor(hits, 'category', id) * prior),
    ]),
  );
}

/** Rules of precedence go by what the mail tells; its leanings count only for which category stands first. */
function withLeanings(
  told: Readonly<Record<string, number>>,
  leanings: readonly Hit[],
): Readonly<Record<string, number>> {
  const leaned = new Map(leanings.map(({ target, weight }) => [target, weight]));
  return Object.fromEntries(
    Object.entries(told).map(([id, points]) => [id, Math.max(0, points + (leaned.get(id) ?? 0))]),
  );
}

/** Categories that have points, most first. */
function rankedOf(scores: Readonly<Record<string, number>>): readonly (readonly [Category, number])[] {
  return Object.entries(scores)
    .filter(([, points]) => points > 0)
    .sort(([, a], [, b]) => b - a);
}

/** That of the heaviest situation which speaks for the category. */
function subtypeOf(category: Category, hits: readonly CountedHit[]): string | null {
  return hits.find(({ target, subtype }) => target === category && subtype !== null)?.subtype ?? null;
}
