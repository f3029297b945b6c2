import { z } from 'zod';
import { type Mistake, type Read, sound } from './mistake.ts';
import { readYaml } from './yaml-file.ts';

/** What a concept says by standing in a mail at all (`rules/leanings.yaml`), where situations and phrases say little. */
export interface Leanings {
  /** For each concept, points for and against categories and flags. */
  readonly points: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Points from which the leanings of a mail raise a flag; flags that are not named are never raised by them. */
  readonly least: ReadonlyMap<string, number>;
}

/** Ids that leanings may name. */
export interface LeaningNames {
  readonly categories: ReadonlySet<string>;
  readonly flags: ReadonlySet<string>;
  readonly concepts: ReadonlySet<string>;
}

export function readLeanings(file: string, text: string, names: LeaningNames): Read<Leanings> {
  const read = readYaml(file, text, shape);
  if (read.kind === 'mistaken') return read;
  const { value, mistakeAt } = read.value;
  const mistakes = Object.entries(value.leanings).flatMap(([concept, leans]): readonly Mistake[] => [
    ...(names.concepts.has(concept) ? [] : [mistakeAt(['leanings', concept], `no concept is called ${concept}`)]),
    ...Object.keys(leans)
      .filter((target) => !names.categories.has(target) && !(target in value.least))
      .map((target) =>
        mistakeAt(['leanings', concept, target], `no category or flag of \`least\` is called ${target}`),
      ),
  ]);
  for (const flag of Object.keys(value.least)) {
    if (!names.flags.has(flag)) mistakes.push(mistakeAt(['least', flag], `no flag is called ${flag}`));
  }
  if (mistakes.length > 0) return { kind: 'mistaken', mistakes };
  return sound({
    points: new Map(
      Object.entries(value.leanings).map(([concept, leans]) => [concept, new Map(Object.entries(leans))]),
    ),
    least: new Map(Object.entries(value.least)),
  });
}

const points = z.record(z.string(), z.number());
const shape = z.strictObject({ least: points.default({}), leanings: z.record(z.string(), points) });
