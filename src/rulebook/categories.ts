import { z } from 'zod';
import { type Read, sound } from './mistake.ts';
import { readYaml } from './yaml-file.ts';

/** One kind of complaint (`rules/categories.yaml`): who acts on it, and what letters call it. */
export interface CategoryRules {
  readonly id: string;
  /** What its scores are multiplied by. */
  readonly prior: number;
  /** By language, in the middle of a sentence; English always stands. */
  readonly label: Readonly<Record<string, string>>;
}

/** Reads `rules/categories.yaml`; the order of the file is the order in which categories are named. */
export function readCategories(file: string, text: string): Read<readonly CategoryRules[]> {
  const read = readYaml(file, text, shape);
  if (read.kind === 'mistaken') return read;
  return sound(Object.entries(read.value.value.categories).map(([id, rules]) => ({ id, ...rules })));
}

const id = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, { error: 'write the id of a category in lower-case letters' })
  .refine((written) => written !== 'other', { error: '`other` is what no category fits; give this one another name' });
const shape = z.strictObject({
  categories: z.record(
    id,
    z.strictObject({
      prior: z.number().positive().default(1),
      label: z.record(z.string().regex(/^[a-z]{2}$/), z.string().min(1)).refine((labels) => 'en' in labels, {
        error: 'English must stand here, for languages that are not named',
      }),
    }),
  ),
});
