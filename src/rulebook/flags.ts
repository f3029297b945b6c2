import { z } from 'zod';
import { type Read, sound } from './mistake.ts';
import { readYaml } from './yaml-file.ts';

/** What a mark on a mail changes, and what it takes to raise it (`rules/flags.yaml`, complaints.md 3.6). */
export interface Flag {
  /** Template that answers instead of the acknowledgement, or null. */
  readonly letter: string | null;
  /** Whether the people on call are called at once, at any hour. */
  readonly page: boolean;
  /** Who is told besides the desk. */
  readonly tell: readonly FlagReader[];
  readonly checklist: 'asked' | 'withheld';
  /** What must not happen by itself until a person has looked. */
  readonly holds: 'nothing' | 'reminders' | 'purge' | 'all';
  /** Whether it alone makes the mail a complaint in the register. */
  readonly complaint: boolean;
  /** Points that raise it. */
  readonly threshold: number;
  readonly weak: 'counted' | 'ignored';
  readonly negatives: 'counted' | 'ignored';
  readonly needs: FlagNeeds;
}

/** Conditions on the whole mail. */
export interface FlagNeeds {
  /** Null: any length. */
  readonly atMostWords: number | null;
  readonly noQuestion: boolean;
}

export type FlagReader = (typeof READERS)[number];

/** Reads `rules/flags.yaml`; the order of the file is the order of importance. */
export function readFlags(file: string, text: string): Read<ReadonlyMap<string, Flag>> {
  const read = readYaml(file, text, shape);
  return read.kind === 'mistaken' ? read : sound(new Map(Object.entries(read.value.value.flags)));
}

const READERS = ['supervisor', 'compliance', 'safer-gambling', 'complaints-officer', 'finance', 'privacy'] as const;
const needs = z
  .strictObject({
    'at-most-words': z.int().positive().nullable().default(null),
    'no-question': z.boolean().default(false),
  })
  .transform((written): FlagNeeds => ({ atMostWords: written['at-most-words'], noQuestion: written['no-question'] }));
const flag = z.strictObject({
  letter: z.string().nullable().default(null),
  page: z.boolean().default(false),
  tell: z.array(z.enum(READERS)).default([]),
  checklist: z.enum(['asked', 'withheld']).default('asked'),
  holds: z.enum(['nothing', 'reminders', 'purge', 'all']).default('nothing'),
  complaint: z.boolean().default(false),
  threshold: z.number().positive().default(3),
  weak: z.enum(['counted', 'ignored']).default('counted'),
  negatives: z.enum(['counted', 'ignored']).default('counted'),
  needs: needs.prefault({}),
});
const id = z.string().regex(/^[a-z][a-z0-9_]*$/, { error: 'write the name of a flag in lower-case letters' });
const shape = z.strictObject({ flags: z.record(id, flag) });
