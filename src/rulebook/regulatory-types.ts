import { z } from 'zod';
import { type Mistake, mistaken, type Read, sound } from './mistake.ts';
import { readYaml } from './yaml-file.ts';

/**
 * A class in which complaints are counted in returns to a regulator (`rules/regulatory-types.yaml`, complaints.md 2.5):
 * by the harm, where the desk sorts by who can act. All conditions that stand must hold; a missing one always holds.
 */
export interface RegulatoryType {
  readonly type: string;
  readonly flags?: readonly string[] | undefined;
  readonly category?: readonly string[] | undefined;
  readonly secondary?: readonly string[] | undefined;
  readonly subtype?: readonly string[] | undefined;
  /** What the regulator of a profile calls it. */
  readonly names: Readonly<Record<string, string>>;
}

/** What rows may name; an unknown name would be a row that never holds. */
export interface RegulatoryNames {
  readonly categories: ReadonlySet<string>;
  readonly flags: ReadonlySet<string>;
  readonly profiles: ReadonlySet<string>;
}

/** Reads `rules/regulatory-types.yaml`; the last row must be the one without conditions, and only it. */
export function readRegulatoryTypes(
  file: string,
  text: string,
  names: RegulatoryNames,
): Read<readonly RegulatoryType[]> {
  const read = readYaml(file, text, shape);
  if (read.kind === 'mistaken') return read;
  const { types } = read.value.value;
  const mistakes = types.flatMap((row, index): readonly Mistake[] =>
    [...messagesAboutPlace(row, index === types.length - 1), ...messagesAboutNames(row, names)].map((message) =>
      read.value.mistakeAt(['types', index], message),
    ),
  );
  return mistakes.length > 0 ? mistaken(...mistakes) : sound(types);
}

const list = z.array(z.string().min(1)).min(1);
const shape = z.strictObject({
  types: z
    .array(
      z.strictObject({
        type: z.string().regex(/^[a-z][a-z-]*$/, { error: 'write a type in lower-case letters' }),
        flags: list.optional(),
        category: list.optional(),
        secondary: list.optional(),
        subtype: list.optional(),
        names: z.record(z.string(), z.string().min(1)).default({}),
      }),
    )
    .min(1),
});

function messagesAboutPlace(row: RegulatoryType, isLast: boolean): readonly string[] {
  const isUnconditional = !row.flags && !row.category && !row.secondary && !row.subtype;
  if (isUnconditional === isLast) return [];
  return isLast
    ? ['the last row must have no conditions, so that every complaint gets a type']
    : ['this row has no conditions: the rows below it can never be reached'];
}

function messagesAboutNames(row: RegulatoryType, { categories, flags, profiles }: RegulatoryNames): readonly string[] {
  const strangers = [
    ...(row.flags ?? []).filter((flag) => !flags.has(flag)),
    ...[...(row.category ?? []), ...(row.secondary ?? [])].filter((category) => !categories.has(category)),
    ...Object.keys(row.names).filter((profile) => !profiles.has(profile)),
  ];
  return strangers.map((name) => `${row.type} names ${name}, which no file of rules knows`);
}
