import { z } from 'zod';

/** A length of time of exactly one unit. Calendar units keep the time of day in the brand's zone. */
export type Span = Readonly<Partial<Record<Unit, number>>>;
type Unit = (typeof units)[number];

const units = ['minutes', 'hours', 'days', 'weeks', 'months', 'workingHours', 'workingDays'] as const;

/** A span as a person writes it: `{ hours: 72 }`, `{ workingDays: 15 }`. */
export const span = z
  .strictObject(Object.fromEntries(units.map((unit) => [unit, z.int().positive().optional()])))
  .refine((written) => Object.keys(written).length === 1, { error: 'name one unit, such as { hours: 72 }' })
  .transform((written): Span => written);
