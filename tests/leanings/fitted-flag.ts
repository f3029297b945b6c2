import type { Raise } from '../../src/rulebook/leanings.ts';
import { PER_POINT } from './fitted.ts';
import type { Seen } from './seen.ts';

/** How far each concept leans to a flag, in points, and from how many on a passage leans far enough. */
export interface FittedFlag extends Raise {
  readonly points: ReadonlyMap<string, number>;
}

/**
 * Fits the leanings to one flag (logistic regression). As with categories each mail is seen three times, twice without
 * some of its concepts. What the rules tell is taken for a few points; the flag is raised from the lowest sum at which no
 * more than the bearable share of mails are false alarms.
 */
export function fittedFlag(mails: readonly Seen[], flag: string, bearable: number): FittedFlag {
  const concepts = frequentConcepts(mails);
  const places = new Map(concepts.map((concept, place) => [concept, place]));
  const placesOf = (some: readonly string[]): readonly number[] => some.flatMap((concept) => places.get(concept) ?? []);
  const examples = mails.flatMap(({ concepts: own, flags }, turn) =>
    VIEWS.map((overlooked) => ({
      concepts: placesOf(own.filter((_, at) => overlooked === 0 || (at + turn) % 3 !== overlooked - 1)),
      label: flags.labelled.has(flag) ? 1 : 0,
    })),
  );
  const weights = descended(examples, concepts.length);
  const rounded = concepts.map((concept, at): [string, number] => [concept, inHalves(weights[at] ?? 0)]);
  const points = new Map(rounded.filter(([, some]) => some !== 0));
  const alone = leastFor(mails, flag, points, bearable);
  return { points, alone, beside: alone - TOLD };
}

/** 0: nothing is overlooked; else the first, or the second, of each three concepts. */
const VIEWS = [0, 1, 2];
/** Mails in which a concept must stand to be judged. */
const FREQUENT = 8;
const ROUNDS = 600;
const STEP = 1;
const SHRINK = 0.0005;
/** Points that it is worth when a situation or a phrase tells of the flag. */
const TOLD = 9;

interface Example {
  readonly concepts: readonly number[];
  readonly label: number;
}

function frequentConcepts(mails: readonly Seen[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const concept of mails.flatMap(({ concepts }) => concepts)) counts.set(concept, (counts.get(concept) ?? 0) + 1);
  return [...counts].flatMap(([concept, count]) => (count >= FREQUENT ? [concept] : [])).sort();
}

/** One weight a concept; the odds of a mail without any are fitted beside them and left out, for `least` stands for them. */
function descended(examples: readonly Example[], count: number): readonly number[] {
  const weights = Array.from({ length: count + 1 }, () => 0);
  const speeds = weights.map(() => 0);
  for (let round = 0; round < ROUNDS; round += 1) {
    const slopes = weights.map((weight, at) => (at < count ? SHRINK * weight : 0));
    for (const { concepts, label } of examples) {
      const odds = concepts.reduce((sum, at) => sum + (weights[at] ?? 0), weights[count] ?? 0);
      const error = (1 / (1 + Math.exp(-odds)) - label) / examples.length;
      for (const at of [...concepts, count]) slopes[at] = (slopes[at] ?? 0) + error;
    }
    for (const [at, slope] of slopes.entries()) {
      speeds[at] = 0.9 * (speeds[at] ?? 0) - STEP * slope;
      weights[at] = (weights[at] ?? 0) + (speeds[at] ?? 0);
    }
  }
  return weights.slice(0, count);
}

function inHalves(weight: number): number {
  return Math.round((weight / PER_POINT) * 2) / 2;
}

function leastFor(mails: readonly Seen[], flag: string, points: ReadonlyMap<string, number>, bearable: number): number {
  const falseSums = mails
    .filter(({ flags }) => !flags.labelled.has(flag))
    .map(({ flags, passages }) => mostOf(passages, points) + (flags.raised.has(flag) ? TOLD : 0))
    .sort((one, other) => other - one);
  return (falseSums[Math.floor(mails.length * bearable)] ?? 0) + 0.5;
}

function mostOf(passages: readonly (readonly string[])[], points: ReadonlyMap<string, number>): number {
  const sums = passages.map((concepts) => concepts.reduce((sum, concept) => sum + (points.get(concept) ?? 0), 0));
  return Math.max(...sums);
}
