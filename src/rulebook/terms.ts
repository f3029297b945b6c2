import { z } from 'zod';
import { mistaken, type Read, sound } from './mistake.ts';
import { readYaml } from './yaml-file.ts';

/** The terms and conditions that a decision may apply, by id (`rules/terms.yaml`, R-113). */
export type Terms = ReadonlyMap<string, Term>;

export interface Term {
  readonly id: string;
  /** As the terms number it: `7.2`. */
  readonly article: string;
  readonly title: string;
  /** Oldest first. */
  readonly versions: readonly TermVersion[];
}

export interface TermVersion {
  /** ISO date from which it holds, and by which it is quoted. */
  readonly from: string;
  readonly text: string;
}

/** Reads `rules/terms.yaml`; versions stand in the order in which they came into force. */
export function readTerms(file: string, text: string): Read<Terms> {
  const read = readYaml(file, text, shape);
  if (read.kind === 'mistaken') return read;
  const { value, mistakeAt } = read.value;
  const mistakes = Object.entries(value.terms).flatMap(([id, { versions }]) =>
    versions.flatMap(({ from }, at) =>
      from > (versions[at - 1]?.from ?? '')
        ? []
        : [mistakeAt(['terms', id, 'versions', at, 'from'], 'versions stand oldest first, each from a later day')],
    ),
  );
  if (mistakes.length > 0) return mistaken(...mistakes);
  return sound(new Map(Object.entries(value.terms).map(([id, term]) => [id, { id, ...term }])));
}

/** The version that was in force on a day (ISO date), or null when the term did not exist yet. */
export function versionOn({ versions }: Term, day: string): TermVersion | null {
  return versions.findLast(({ from }) => from <= day) ?? null;
}

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, { error: 'write the id of a term in lower-case letters and hyphens' });
const version = z.strictObject({ from: z.iso.date(), text: z.string().trim().min(1) });
const shape = z.strictObject({
  terms: z.record(
    id,
    z.strictObject({ article: z.string().min(1), title: z.string().min(1), versions: z.array(version).min(1) }),
  ),
});
