import { z } from 'zod';
import { type Read, sound } from './mistake.ts';
import { type Span, span } from './span.ts';
import { readYaml } from './yaml-file.ts';

export type { Span } from './span.ts';

/** What the law of one jurisdiction, or the house where there is none, asks of the desk (complaints.md 2.3). */
export interface Profile {
  readonly name: string;
  readonly acknowledgement: Span;
  /** By category; `other` for all that are not named. */
  readonly firstResponse: Readonly<Record<string, Span>>;
  /** The longest silence towards a player. */
  readonly nextUpdate: Span;
  readonly decision: { readonly simple: Span; readonly complex: Span };
  /** The regulator's own clock: null where none was found. */
  readonly regulator: Span | null;
  /** Whether the regulator's clock stands still while the player is asked for something. */
  readonly regulatorPauses: boolean;
  /** What the player gets when the regulator's clock runs out: news with the way out, or the letter that ends our procedure. */
  readonly atLimit: 'notice' | 'deadlock';
  /** How much longer the decision may take after a delay notice; null: not foreseen. */
  readonly extension: Span | null;
  /** By when somebody writes personally to a player whose ticket has one of the safety flags; null: as to all others. */
  readonly saferGambling: Span | null;
  readonly safetyFlags: readonly string[];
  /** For how long after the incident a player may complain. */
  readonly complainWithin: Span | null;
  /** For how long what is over is kept (complaints.md 9.3): counted from the closing, of filed mail from its arrival. */
  readonly retention: { readonly ticket: Span; readonly originals: Span; readonly filed: Span };
  /** Who comes after us, in words for an agent; null: the brand names one. */
  readonly outsideBody: string | null;
  readonly complexity: ComplexityRules;
}

/** What makes a complaint simple or complex (complaints.md 2.2), asked in this order. */
export interface ComplexityRules {
  readonly complexFlags: readonly string[];
  readonly complexSubtypes: readonly string[];
  /** By currency: from this amount on. */
  readonly complexAmounts: Readonly<Record<string, number>>;
  readonly simpleSubtypes: readonly string[];
  readonly complexCategories: readonly string[];
}

/** Reads `rules/profiles.yaml`. What a profile does not say is taken from the `defaults` at the top of the file. */
export function readProfiles(file: string, text: string): Read<ReadonlyMap<string, Profile>> {
  const read = readYaml(file, text, profilesShape);
  if (read.kind === 'mistaken') return read;
  const { defaults, profiles, complexity, safetyFlags } = read.value.value;
  return sound(
    new Map(
      Object.entries(profiles).map(([name, own]) => {
        const merged = { ...defaults, ...own, decision: { ...defaults.decision, ...own.decision } };
        return [name, { ...profileShape.parse(merged), name, complexity, safetyFlags }];
      }),
    ),
  );
}

const decision = z.strictObject({ simple: span, complex: span });
const firstResponse = z.record(z.string(), span).refine((spans) => 'other' in spans, {
  error: 'a span for `other` must stand here, for categories that are not named',
});
/** Working time is for promises: nobody counts years in it. */
const longSpan = span.refine((written) => !('workingHours' in written || 'workingDays' in written), {
  error: 'write days, weeks or months',
});
const profileShape = z.strictObject({
  acknowledgement: span,
  firstResponse,
  nextUpdate: span,
  decision,
  regulator: span.nullable(),
  regulatorPauses: z.boolean(),
  atLimit: z.enum(['notice', 'deadlock']),
  extension: span.nullable(),
  saferGambling: span.nullable(),
  complainWithin: span.nullable(),
  retention: z.strictObject({ ticket: longSpan, originals: longSpan, filed: longSpan }),
  outsideBody: z.string().nullable(),
});
const profilesShape = z.strictObject({
  complexity: z.strictObject({
    complexFlags: z.array(z.string()),
    complexSubtypes: z.array(z.string()),
    complexAmounts: z.record(z.string().regex(/^[A-Z]{3,5}$/, 'a currency code such as EUR'), z.number().positive()),
    simpleSubtypes: z.array(z.string()),
    complexCategories: z.array(z.string()),
  }),
  safetyFlags: z.array(z.string()),
  defaults: profileShape,
  profiles: z.record(z.string(), profileShape.extend({ decision: decision.partial() }).partial()),
});
