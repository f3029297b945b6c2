import { z } from 'zod';
import { type Read, sound } from './mistake.ts';
import { readYaml } from './yaml-file.ts';

/** A rule that overrules the scores where two categories claim a mail (`rules/precedence.yaml`, complaints.md 3.5). */
export interface PrecedenceRule {
  readonly rule: string;
  /** Why, in words for an agent. */
  readonly because: string;
  /** All that stand must hold. */
  readonly when: PrecedenceConditions;
  /** None may hold. */
  readonly unless: PrecedenceConditions;
  readonly category: string;
}

export interface PrecedenceConditions {
  /** Any of them is raised. */
  readonly flags?: readonly string[] | undefined;
  readonly markers?: readonly string[] | undefined;
  /** Least points, by category. */
  readonly points?: Readonly<Record<string, number>> | undefined;
  /** Fewer points than these, by category. */
  readonly below?: Readonly<Record<string, number>> | undefined;
  /** The category with most points is one of them; `none` when there is none. */
  readonly leads?: readonly string[] | undefined;
}

/** What rules may name; an unknown name would be a rule that never holds. */
export interface PrecedenceNames {
  readonly categories: ReadonlySet<string>;
  readonly flags: ReadonlySet<string>;
}

export function readPrecedence(file: string, text: string, names: PrecedenceNames): Read<readonly PrecedenceRule[]> {
  const read = readYaml(file, text, shape);
  if (read.kind === 'mistaken') return read;
  const rules = read.value.value.precedence;
  const mistakes = rules.flatMap((rule, index) =>
    unknownNames(rule, names).map((name) =>
      read.value.mistakeAt(['precedence', index], `rule ${rule.rule} names ${name}, which no file of rules knows`),
    ),
  );
  return mistakes.length > 0 ? { kind: 'mistaken', mistakes } : sound(rules);
}

/** The markers that rules ask for: what a language file may mark. */
export function markersOf(rules: readonly PrecedenceRule[]): ReadonlySet<string> {
  return new Set(rules.flatMap(({ when, unless }) => [...(when.markers ?? []), ...(unless.markers ?? [])]));
}

function unknownNames({ when, unless, category }: PrecedenceRule, names: PrecedenceNames): readonly string[] {
  const conditions = [when, unless];
  const categories = conditions.flatMap(({ points, below, leads }) => [
    ...Object.keys(points ?? {}),
    ...Object.keys(below ?? {}),
    ...(leads ?? []).filter((name) => name !== 'none'),
  ]);
  return [
    ...[category, ...categories].filter((name) => !names.categories.has(name)),
    ...conditions.flatMap(({ flags }) => flags ?? []).filter((name) => !names.flags.has(name)),
  ];
}

const list = z.array(z.string()).min(1);
const conditions = z.strictObject({
  flags: list.optional(),
  markers: list.optional(),
  points: z.record(z.string(), z.number().positive()).optional(),
  below: z.record(z.string(), z.number().positive()).optional(),
  leads: list.optional(),
});
const shape = z.strictObject({
  precedence: z.array(
    z.strictObject({
      rule: z.string(),
      because: z.string(),
      when: conditions,
      unless: conditions.default({}),
      category: z.string(),
    }),
  ),
});
