import type { Leanings } from '../../rulebook/leanings.ts';
import type { Hit } from './classification.ts';
import type { Findings } from './findings.ts';
import { type FoundAt, type Passage, passagesOf, wholeOf } from './passages.ts';

/**
 * To which categories and flags the concepts of a mail lean, whatever they stand beside: one hit each, each concept
 * once. To a category the whole mail leans, to a flag the passage that leans most. The hit names those that say most
 * in its direction, for a person; its weight is that of all.
 */
export function leaningsIn(texts: readonly Findings[], { points, raises }: Leanings): readonly Hit[] {
  const categories = leansOf(wholeOf(texts), points, (target) => !raises.has(target));
  return [...categories, ...[...raises.keys()].flatMap((flag) => heaviestOf(flag, texts, points))];
}

/** None, where some passage says nothing of the flag and no other leans to it. */
function heaviestOf(flag: Target, texts: readonly Findings[], points: Leanings['points']): readonly Hit[] {
  const byPassage = passagesOf(texts).map((passage) => leansOf(passage, points, (target) => target === flag));
  const [first = [], ...others] = byPassage;
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

function leansOf(passage: Passage, points: Leanings['points'], isAsked: (target: Target) => boolean): readonly Hit[] {
  const leans = new Map<Target, Lean[]>();
  for (const [concept, at] of passage)
    for (const [target, some] of points.get(concept) ?? []) {
      if (!isAsked(target)) continue;
      const own = leans.get(target) ?? [];
      own.push({ concept, points: some, ...at });
      leans.set(target, own);
    }
  return [...leans].flatMap(([target, all]) => hitOf(target, all));
}

function hitOf(target: Target, all: readonly Lean[]): readonly Hit[] {
  const weight = all.reduce((sum, { points }) => sum + points, 0);
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
