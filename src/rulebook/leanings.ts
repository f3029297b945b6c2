import { z } from 'zod';
import { type Mistake, type Read, sound } from './mistake.ts';
import { readYaml } from './yaml-file.ts';

/**
 * What a concept says of the category by standing in a mail at all (`rules/leanings.yaml`): for each concept, points
 * for and against categories. It decides where situations and phrases say little.
 */
export type Leanings = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Ids that leanings may name. */
export interface LeaningNames {
  readonly categories: ReadonlySet<string>;
  readonly concepts: ReadonlySet<string>;
}

export function readLeanings(file: string, text: string, { categories, concepts }: LeaningNames): Read<Leanings> {
  const read = readYaml(file, text, shape);
  if (read.kind === 'mistaken') return read;
  const { value, mistakeAt } = read.value;
  const mistakes = Object.entries(value.leanings).flatMap(([concept, leans]): readonly Mistake[] => [
    ...(concepts.has(concept) ? [] : [mistakeAt(['leanings', concept], `no concept is called ${concept}`)]),
    ...Object.keys(leans)
      .filter((category) => !categories.has(category))
      .map((category) => mistakeAt(['leanings', concept, category], `no category is called ${category}`)),
  ]);
  if (mistakes.length > 0) return { kind: 'mistaken', mistakes };
  return sound(
    new Map(Object.entries(value.leanings).map(([concept, leans]) => [concept, new Map(Object.entries(leans))])),
  );
}

const shape = z.strictObject({ leanings: z.record(z.string(), z.record(z.string(), z.number())) });
