import { z } from 'zod';
import { type Read, sound } from './mistake.ts';
import { readYaml } from './yaml-file.ts';

/** How much phrases count and when they are enough (`rules/weights.yaml`). */
export interface Weights {
  readonly strong: number;
  readonly weak: number;
  /** Taken away by a negative phrase. */
  readonly negative: number;
  /** Factor for what stands in the subject. */
  readonly subject: number;
  /** Factor for the names of attached files. */
  readonly attachment: number;
  /** Factor for how far a concept leans that more than one sentence names. */
  readonly repeated: number;
  /** Factor for what the player chose in a web form. */
  readonly form: number;
  /** Hits of one target that count in one mail. */
  readonly most: { readonly strong: number; readonly weak: number };
  /** Points that a category needs. */
  readonly least: number;
  /** Points that a category needs of which nothing but leanings speak. */
  readonly leastLeaning: number;
  /** A category whose points are short of the first by no more than this share is secondary. */
  readonly close: number;
  /** Confidence below which a first letter is neutral. */
  readonly neutral: number;
}

export function readWeights(file: string, text: string): Read<Weights> {
  const read = readYaml(file, text, shape);
  return read.kind === 'mistaken' ? read : sound(read.value.value);
}

const points = z.number().positive();
const shape = z.strictObject({
  strong: points,
  weak: points,
  negative: points,
  subject: points,
  attachment: points,
  repeated: points,
  form: points,
  most: z.strictObject({ strong: z.int().positive(), weak: z.int().positive() }),
  least: points,
  leastLeaning: points,
  close: z.number().min(0).max(1),
  neutral: z.number().min(0).max(1),
});
