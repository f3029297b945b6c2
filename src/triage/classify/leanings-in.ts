import type { Leanings } from '../../rulebook/leanings.ts';
import type { Category, Hit } from './classification.ts';
import type { Findings } from './findings.ts';

/** To which categories the concepts of a mail lean, whatever they stand beside; one hit a category, each concept once. */
export function leaningsIn(texts: readonly Findings[], leanings: Leanings): readonly Hit[] {
  const words = new Map<Category, Leaning>();
  for (const [concept, leans] of leanings) {
    const text = texts.find(({ concepts }) => concepts.has(concept));
    if (!text) continue;
    for (const [category, points] of leans) {
      const leaning = words.get(category) ?? { ...NOTHING, where: text.reading.where };
      words.set(category, {
        ...leaning,
        weight: leaning.weight + points,
        concepts: [...leaning.concepts, concept],
        found: [...leaning.found, wordsOf(concept, text)],
      });
    }
  }
  return [...words].map(([target, { weight, concepts, found, where }]) => ({
    target,
    term: `leans: ${concepts.join(', ')}`,
    weight,
    where,
    found: found.join(' … '),
  }));
}

interface Leaning {
  readonly weight: number;
  readonly concepts: readonly string[];
  readonly found: readonly string[];
  /** Where the first of them stands. */
  readonly where: Hit['where'];
}

const NOTHING: Omit<Leaning, 'where'> = { weight: 0, concepts: [], found: [] };

function wordsOf(concept: string, { concepts, reading }: Findings): string {
  const { first, last } = concepts.get(concept)?.[0] ?? { first: 0, last: 0 };
  return reading.text.slice(reading.words[first]?.at, reading.words[last]?.end).replace(/\s+/g, ' ');
}
