import type { Leanings } from '../../rulebook/leanings.ts';
import type { Category, Hit } from './classification.ts';
import type { Findings } from './findings.ts';

/**
 * To which categories the concepts of a mail lean, whatever they stand beside: one hit a category, each concept once.
 * The hit names those that say most in its direction, for a person; its weight is that of all.
 */
export function leaningsIn(texts: readonly Findings[], leanings: Leanings): readonly Hit[] {
  const leans = new Map<Category, Lean[]>();
  for (const [concept, byCategory] of leanings) {
    const text = texts.find(({ concepts }) => concepts.has(concept));
    if (!text) continue;
    for (const [category, points] of byCategory) {
      leans.set(category, [...(leans.get(category) ?? []), { concept, points, text }]);
    }
  }
  return [...leans].flatMap(([category, all]) => hitOf(category, all));
}

/** What one concept says of one category. */
interface Lean {
  readonly concept: string;
  readonly points: number;
  readonly text: Findings;
}

function hitOf(target: Category, all: readonly Lean[]): readonly Hit[] {
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
