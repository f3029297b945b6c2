import type { Leanings } from '../../rulebook/leanings.ts';
import type { Hit } from './classification.ts';
import type { Findings } from './findings.ts';

/**
 * To which categories and flags the concepts of a mail lean, whatever they stand beside: one hit each, each concept once.
 * The hit names those that say most in its direction, for a person; its weight is that of all.
 */
export function leaningsIn(texts: readonly Findings[], leanings: Leanings['points']): readonly Hit[] {
  const leans = new Map<Target, Lean[]>();
  for (const [concept, byTarget] of leanings) {
    const text = texts.find(({ concepts }) => concepts.has(concept));
    if (!text) continue;
    for (const [target, points] of byTarget) {
      leans.set(target, [...(leans.get(target) ?? []), { concept, points, text }]);
    }
  }
  return [...leans].flatMap(([target, all]) => hitOf(target, all));
}

type Target = Hit['target'];

/** What one concept says of one category or flag. */
interface Lean {
  readonly concept: string;
  readonly points: number;
  readonly text: Findings;
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

function wordsOf({ concept, text: { concepts, reading } }: Lean): string {
  const { first, last } = concepts.get(concept)?.[0] ?? { first: 0, last: 0 };
  return reading.text.slice(reading.words[first]?.at, reading.words[last]?.end).replace(/\s+/g, ' ');
}
