import { z } from 'zod';
import { mistaken, type Read, sound } from './mistake.ts';
import { readYaml } from './yaml-file.ts';

/** Which complaint is worked on first, as operations decided it in `rules/priorities.yaml` (complaints.md 6.4). */
export interface Priorities {
  readonly rows: readonly PriorityRow[];
  readonly upwards: {
    /** Smallest amount that moves a ticket up, by currency code. */
    readonly amounts: Readonly<Record<string, number>>;
    readonly contacts: number;
  };
}

/** All conditions that stand must hold; a missing one always holds. */
export interface PriorityRow {
  readonly name: string;
  readonly flags?: readonly string[] | undefined;
  readonly category?: readonly string[] | undefined;
  readonly subtype?: readonly string[] | undefined;
  readonly precedence?: readonly string[] | undefined;
  readonly priority: PriorityLevel;
  readonly raised: PriorityLevel;
}

export type PriorityLevel = 'P1' | 'P2' | 'P3' | 'P4';

/** Reads `rules/priorities.yaml`; the last row must be the one without conditions, and only it. */
export function readPriorities(file: string, text: string): Read<Priorities> {
  const read = readYaml(file, text, shape);
  if (read.kind === 'mistaken') return read;
  const { value, mistakeAt } = read.value;
  const mistakes = value.rows.flatMap((row, index) => {
    const last = index === value.rows.length - 1;
    if (isUnconditional(row) === last) return [];
    const message = last
      ? 'the last row must have no conditions, so that every ticket gets a priority'
      : 'this row has no conditions: the rows below it can never be reached';
    return [mistakeAt(['rows', index], message)];
  });
  return mistakes.length > 0 ? mistaken(...mistakes) : sound(value);
}

const level = z.enum(['P1', 'P2', 'P3', 'P4']);
const names = z.array(z.string().min(1)).min(1);

const shape = z.strictObject({
  rows: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        flags: names.optional(),
        category: names.optional(),
        subtype: names.optional(),
        precedence: names.optional(),
        priority: level,
        raised: level,
      }),
    )
    .min(1),
  upwards: z.strictObject({
    amounts: z.record(z.string().regex(/^[A-Z]{3,5}$/, 'a currency code such as EUR'), z.number().positive()),
    contacts: z.int().min(2),
  }),
});

function isUnconditional(row: PriorityRow): boolean {
  return !row.flags && !row.category && !row.subtype && !row.precedence;
}
