import type { Leanings } from '../../rulebook/leanings.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { Weights } from '../../rulebook/weights.ts';
import type { Hit } from './classification.ts';
import type { Findings } from './findings.ts';
import { type FoundAt, type Passage, passagesOf, wholeOf } from './passages.ts';
import { factorOf } from './tally.ts';

/**
 * To which categories and flags the concepts of a mail lean, whatever they stand beside: one hit each, each concept
 * once. To a category the whole mail leans, and what the subject names or the writer repeats leans further; to a flag
 * the passage that leans most. The hit names those that say most in its direction, for a person; its weight is that of
 * all.
 */
export function leaningsIn(
  texts: readonly Findings[],
  { leanings: { points, raises }, weights }: Pick<Rulebook, 'leanings' | 'weights'>,
): readonly Hit[] {
  const isFlag = (target: Target): boolean => raises.has(target);
  const categories = [...leansOf(wholeOf(texts), points, (target) => !isFlag(target))].flatMap(([target, leans]) =>
    hitOf(
      target,
      leans.map((lean) => ({ ...lean, points: lean.points * emphasisOf(lean, weights) })),
    ),
  );
  const byPassage = passagesOf(texts).map((passage) => leansOf(passage, points, isFlag));
  const flags = [...raises.keys()].flatMap((flag) =>
    heaviestOf(byPassage.map((leans) => hitOf(flag, leans.get(flag) ?? []))),
  );
  return [...categories, ...flags];
}

/** How much more than usual a concept says where it stands, and when more than one sentence names it. */
export function emphasisOf({ text, sentences }: FoundAt, weights: Weights): number {
  return factorOf(text.reading.where, weights) * (sentences > 1 ? weights.repeated : 1);
}

/** None, where some passage says nothing of the flag and no other leans to it. */
function heaviestOf([first = [], ...others]: readonly (readonly Hit[])[]): readonly Hit[] {
  return others.reduce((most, hits) => (weightOf(hits) > weightOf(most) ? hits : most), first);
}

function weightOf([hit]: readonly Hit[]): number {
  return hit?.weight ?? 0;
}

type Target = Hit['target'];

/** What one concept says of one category or flag. */
interface Lean extends FoundAt {
  readonly concept: string;
  readonly points: number;
}

function leansOf(
  passage: Passage,
  points: Leanings['points'],
  isAsked: (target: Target) => boolean,
): ReadonlyMap<Target, readonly Lean[]> {
  const leans = new Map<Target, Lean[]>();
  for (const [concept, at] of passage)
    for (const [target, some] of points.get(concept) ?? []) {
      if (!isAsked(target)) continue;
      const own = leans.get(target) ?? [];
      own.push({ concept, points: some, ...at });
      leans.set(target, own);
    }
  return leans;
}

function hitOf(target: Target, all: readonly Lean[]): readonly Hit[] {
  const weight = Math.round(100 * all.reduce((sum, { points }) => sum + points, 0)) / 100;
  const told = all
    .filter(({ points }) => points * weight > 0)
    .toSorted((one, other) => Math.abs(other.points) - Math.abs(one.points))
    .slice(0, MOST_TOLD);
  const [first] = told;
  if (!first) return [];
  return [
    {
      target,
      term: `leans: ${told.map(({ concept }) => concept).join(', ')}`,
      weight,
      where: first.text.reading.where,
      found: [...new Set(told.map(wordsOf))].join(' … '),
    },
  ];
}

const MOST_TOLD = 4;

function wordsOf({ place, text: { reading } }: Lean): string {
  return reading.text.slice(reading.words[place.first]?.at, reading.words[place.last]?.end).replace(/\s+/g, ' ');
}
