import { z } from 'zod';
import { type Mistake, type Read, sound } from './mistake.ts';
import { readYaml, type YamlFile } from './yaml-file.ts';

/**
 * What happened to a player, told by concepts that stand together (`rules/situations.yaml`): a withdrawal and that it
 * did not arrive, a child and that it played. The words for a concept stand in the language files, so a situation
 * written once holds in every language.
 */
export interface Situation {
  readonly id: string;
  /** What it speaks for, or null when it only marks. */
  readonly says: { readonly kind: 'category' | 'flag'; readonly target: string } | null;
  /** Below nothing it speaks against. */
  readonly points: number;
  /** Markers that rules of precedence ask for. */
  readonly marks: readonly string[];
  readonly subtype: string | null;
  readonly within: Nearness;
  /** Any of them is enough. */
  readonly signs: readonly Sign[];
}

/** Concepts that must stand together, and concepts that must not stand there. */
export interface Sign {
  readonly written: string;
  readonly all: readonly string[];
  readonly none: readonly string[];
}

/** How near to each other: in one sentence, in one or in two that follow each other, or anywhere in the mail. */
export type Nearness = (typeof NEARNESS)[number];

export interface Situations {
  /** What each concept means, for whoever writes its words in a language. */
  readonly concepts: ReadonlyMap<string, string>;
  readonly situations: readonly Situation[];
}

/** Ids that a situation may speak for or mark. */
export interface SituationNames {
  readonly categories: ReadonlySet<string>;
  readonly flags: ReadonlySet<string>;
  readonly markers: ReadonlySet<string>;
}

export function readSituations(file: string, text: string, names: SituationNames): Read<Situations> {
  const read = readYaml(file, text, shape);
  if (read.kind === 'mistaken') return read;
  const { concepts, situations } = read.value.value;
  const mistakes = Object.keys(situations).flatMap((id) => mistakesOf(id, read.value, names));
  if (mistakes.length > 0) return { kind: 'mistaken', mistakes };
  return sound({
    concepts: new Map(Object.entries(concepts)),
    situations: Object.entries(situations).map(([id, written]) => situationOf(id, written)),
  });
}

const NEARNESS = ['sentence', 'neighbours', 'mail'] as const;
const list = z.array(z.string().min(1));
const situation = z
  .strictObject({
    category: z.string().optional(),
    flag: z.string().optional(),
    points: z.number().default(4),
    marks: list.default([]),
    subtype: z.string().nullable().default(null),
    within: z.enum(NEARNESS).default('sentence'),
    any: list.min(1),
  })
  .refine(({ category, flag }) => category === undefined || flag === undefined, {
    error: 'speaks for a category or for a flag, not for both: write two situations',
  });
type Written = z.infer<typeof situation>;
const shape = z.strictObject({
  concepts: z.record(
    z.string().regex(/^[a-z][a-z-]*$/, { error: 'write a concept in lower-case letters' }),
    z.string(),
  ),
  situations: z.record(z.string(), situation),
});

function mistakesOf(id: string, file: YamlFile<z.infer<typeof shape>>, names: SituationNames): readonly Mistake[] {
  const { concepts, situations } = file.value;
  const written = situations[id];
  if (!written) return [];
  const unknown = [
    ...[written.category].filter((name) => name !== undefined && !names.categories.has(name)),
    ...[written.flag].filter((name) => name !== undefined && !names.flags.has(name)),
    ...written.marks.filter((name) => !names.markers.has(name)),
  ];
  const signs = written.any.flatMap((text, index) => {
    const { all, none } = signOf(text);
    const strangers = [...all, ...none].filter((concept) => !(concept in concepts));
    const why = all.length === 0 ? 'asks for nothing' : `asks for ${strangers.join(', ')}, which is no concept`;
    return all.length > 0 && strangers.length === 0
      ? []
      : [file.mistakeAt(['situations', id, 'any', index], `"${text}" ${why}`)];
  });
  return [
    ...unknown.map((name) => file.mistakeAt(['situations', id], `${id} names ${name}, which no file of rules knows`)),
    ...signs,
  ];
}

function situationOf(id: string, { category, flag, points, marks, subtype, within, any }: Written): Situation {
  const says =
    category !== undefined
      ? ({ kind: 'category', target: category } as const)
      : flag !== undefined
        ? ({ kind: 'flag', target: flag } as const)
        : null;
  return { id, says, points, marks, subtype, within, signs: any.map(signOf) };
}

/** `withdrawal & late & !bonus`. */
function signOf(written: string): Sign {
  const names = written.split('&').map((name) => name.trim());
  return {
    written,
    all: names.filter((name) => name !== '' && !name.startsWith('!')),
    none: names.filter((name) => name.startsWith('!')).map((name) => name.slice(1).trim()),
  };
}
