import type { Seen } from './seen.ts';

/** Points of each concept for and against each category or flag. */
export type Fitted = ReadonlyMap<string, Readonly<Record<string, number>>>;

/** How much a point moves the odds. */
export const PER_POINT = 0.35;

/**
 * Fits the leanings so that, added to what the rules say, they make the labels most likely (multinomial regression).
 * The rules know the mails that they were written from too well: each mail is seen three times, with a part of its
 * points and without some of its concepts, as a mail that nobody has met would be.
 */
export function fitted(mails: readonly Seen[], categories: readonly string[]): Fitted {
  const concepts = frequentConcepts(mails);
  const examples = mails.flatMap((mail, at) =>
    VIEWS.map((view, copy) => exampleOf(mail, view, at + copy, { concepts, categories })),
  );
  const usual = usualWeights(examples, categories);
  const weights = concepts.map(() => categories.map(() => 0));
  const speeds = concepts.map(() => categories.map(() => 0));
  for (let round = 0; round < ROUNDS; round += 1) {
    const slopes = slopesOf(examples, weights, usual);
    for (const [concept, row] of weights.entries())
      for (const [category, weight] of row.entries()) {
        const slope = (slopes[concept]?.[category] ?? 0) + SHRINK * weight;
        const speed = 0.9 * (speeds[concept]?.[category] ?? 0) - STEP * slope;
        (speeds[concept] ?? [])[category] = speed;
        row[category] = weight + speed;
      }
  }
  return new Map(concepts.map((concept, at) => [concept, pointsOf(weights[at] ?? [], categories)]));
}

/** Concepts that stand in mails about anything: what they seem to lean to is no more than what most mails are about. */
const ANYWHERE = new Set(
  ['again', 'ask-info', 'but', 'child', 'complaint', 'contacted', 'count', 'currency', 'demand', 'grown-up'].concat(
    ['insult', 'late', 'many-times', 'my-things', 'no-answer', 'not', 'nth-contact', 'sent', 'showed', 'somebody'],
    ['staff', 'superior', 'thanks', 'until', 'will-go'],
  ),
);

interface Example {
  /** Places in the list of concepts, each with its emphasis. */
  readonly concepts: readonly (readonly [number, number])[];
  /** By category. */
  readonly points: readonly number[];
  readonly labels: readonly number[];
}

/** Which part of its points, and of how many concepts one is overlooked. */
const VIEWS = [
  { points: 0, overlooked: 7 },
  { points: 0.4, overlooked: 5 },
  { points: 1, overlooked: 5 },
];
/** Mails in which a concept must stand to be judged. */
const FREQUENT = 8;
const MOST_POINTS = 12;
const ROUNDS = 400;
const STEP = 0.3;
const SHRINK = 0.002;

function frequentConcepts(mails: readonly Seen[]): readonly string[] {
  const counts = new Map<string, number>();
  const all = mails.flatMap(({ concepts }) => concepts).filter((concept) => !ANYWHERE.has(concept));
  for (const concept of all) counts.set(concept, (counts.get(concept) ?? 0) + 1);
  return [...counts].flatMap(([concept, count]) => (count >= FREQUENT ? [concept] : [])).sort();
}

function exampleOf(
  mail: Seen,
  view: (typeof VIEWS)[number],
  turn: number,
  { concepts, categories }: { readonly concepts: readonly string[]; readonly categories: readonly string[] },
): Example {
  return {
    concepts: mail.concepts
      .filter((_, at) => (at + turn) % view.overlooked !== 0)
      .map((concept) => [concepts.indexOf(concept), mail.emphasis.get(concept) ?? 1] as const)
      .filter(([at]) => at >= 0),
    points: categories.map((category) => view.points * PER_POINT * Math.min(MOST_POINTS, mail.points[category] ?? 0)),
    labels: categories.map((category) => mail.labels[category] ?? 0),
  };
}

/**
 * Which share of a casino's complaints each category is, in percent, as in the domain's samples; the labelled mails have
 * more of what is hard to tell.
 */
const USUAL: Readonly<Record<string, number>> = { payment: 29, kyc: 16, bonus: 14, login: 20, game: 14, other: 7 };

/** By category, how much an example counts, so that together they are as mail usually comes. */
function usualWeights(examples: readonly Example[], categories: readonly string[]): readonly number[] {
  return categories.map((category, at) => {
    const labelled = examples.reduce((sum, { labels }) => sum + (labels[at] ?? 0), 0) / examples.length;
    const usual = USUAL[category];
    return usual === undefined || labelled === 0 ? 1 : usual / 100 / labelled;
  });
}

function slopesOf(
  examples: readonly Example[],
  weights: readonly (readonly number[])[],
  usual: readonly number[],
): readonly number[][] {
  const slopes = weights.map((row) => row.map(() => 0));
  for (const { concepts, points, labels } of examples) {
    const odds = points.map((own, category) =>
      Math.exp(concepts.reduce((sum, [concept, much]) => sum + much * (weights[concept]?.[category] ?? 0), own)),
    );
    const all = odds.reduce((sum, one) => sum + one, 0);
    const share = labels.reduce((sum, label, category) => sum + label * (usual[category] ?? 1), 0) / examples.length;
    for (const [category, one] of odds.entries()) {
      const error = (one / all - (labels[category] ?? 0)) * share;
      for (const [concept, much] of concepts) {
        const row = slopes[concept];
        if (row) row[category] = (row[category] ?? 0) + much * error;
      }
    }
  }
  return slopes;
}

/** In points, to the half, against what the concept says of most categories; what is next to nothing is left out. */
function pointsOf(weights: readonly number[], categories: readonly string[]): Readonly<Record<string, number>> {
  const usual = [...weights].sort((a, b) => a - b)[Math.floor(weights.length / 2)] ?? 0;
  return Object.fromEntries(
    categories
      .map((category, at): [string, number] => [category, ((weights[at] ?? 0) - usual) / PER_POINT])
      .filter(([, points]) => Math.abs(points) >= 0.5)
      .map(([category, points]) => [category, Math.round(points * 2) / 2]),
  );
}
