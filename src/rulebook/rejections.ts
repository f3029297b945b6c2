import { z } from 'zod';
import { type Read, sound } from './mistake.ts';
import { readYaml } from './yaml-file.ts';

/** A reason for which a document is refused: a closed list, so that the register can count them (`#reject`). */
export interface Rejection {
  /** What agents may call it. */
  readonly words: readonly string[];
  /** What the player reads, as a sentence, by language; English always stands. */
  readonly says: Readonly<Record<string, string>>;
}

/** Reads `rules/rejections.yaml`: id of the reason to its words. */
export function readRejections(file: string, text: string): Read<ReadonlyMap<string, Rejection>> {
  const read = readYaml(file, text, shape);
  return read.kind === 'mistaken' ? read : sound(new Map(Object.entries(read.value.value.rejections)));
}

const shape = z.strictObject({
  rejections: z.record(
    z.string().regex(/^[a-z][a-z-]*$/, { error: 'write the id of a reason in lower-case letters and dashes' }),
    z.strictObject({
      words: z.array(z.string().min(1)),
      says: z.record(z.string().regex(/^[a-z]{2}$/), z.string().min(1)).refine((texts) => 'en' in texts, {
        error: 'English must stand here, for languages that are not named',
      }),
    }),
  ),
});
