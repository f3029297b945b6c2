import { z } from 'zod';
import { type Mistake, type Read, sound } from './mistake.ts';
import { readYaml } from './yaml-file.ts';

/** What a concept says by standing in a mail at all (`rules/leanings.yaml`), where situations and phrases say little. */
export interface Leanings {
  /** For each concept, points for and against categories and flags. */
  readonly points: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** By flag; leanings say nothing of the flags that are not named. */
  readonly raises: ReadonlyMap<string, Raise>;
}

/** How far a passage of a mail must lean to a flag, in points. */
export interface Raise {
  /** For the flag to be raised where nothing tells of it. */
  readonly alone: number;
  /** For what tells of it to be believed; below nothing: doubted only where the passage leans away. */
  readonly beside: number;
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
      .filter((target) => !names.categories.has(target) && !(target in value.raises))
      .map((target) =>
        mistakeAt(['leanings', concept, target], `no category or flag of \`raises\` is called ${target}`),
      ),
  ]);
  for (const flag of Object.keys(value.raises)) {
    if (!names.flags.has(flag)) mistakes.push(mistakeAt(['raises', flag], `no flag is called ${flag}`));
  }
  if (mistakes.length > 0) return { kind: 'mistaken', mistakes };
  return sound({
    points: new Map(
      Object.entries(value.leanings).map(([concept, leans]) => [concept, new Map(Object.entries(leans))]),
    ),
    raises: new Map(Object.entries(value.raises)),
  });
}

const points = z.record(z.string(), z.number());
const raise = z
  .strictObject({ alone: z.number(), beside: z.number() })
  .refine(({ alone, beside }) => beside <= alone, { error: 'asks for more beside what is told than alone' });
const shape = z.strictObject({
  raises: z.record(z.string(), raise).default({}),
  leanings: z.record(z.string(), points),
});
