import { z } from 'zod';
import { FACT_KINDS } from './fact-kinds.ts';

/** What a file is by its type alone; also the class of a file whose name tells nothing. */
export const FILE_KINDS = ['image', 'pdf', 'video', 'text', 'mail', 'office', 'other'] as const;

const names = z.array(z.string().trim().min(1)).default([]);
const language = z.string().regex(/^[a-z]{2}$/, { error: 'write a language as two letters, such as en' });
const inEnglishToo = { error: 'English must stand here, for languages that are not named' };
const line = z.string().trim().min(1);
const words = z.record(language, line).refine((texts) => 'en' in texts, inEnglishToo);
const wordsOfItem = z
  .record(
    language,
    z.strictObject({ what: line, why: line.nullable().default(null), advice: line.nullable().default(null) }),
  )
  .refine((texts) => 'en' in texts, inEnglishToo);

const SIGN = /^(?<kind>[a-z-]+)(?: (?!as |with )(?<value>[a-z0-9-]+))?(?: as (?<role>[a-z]+))?(?<time> with time)?$/;

/** `amount`, `amount as deposit`, `status-shown declined`, `date with time`. */
const factSign = z.string().transform((written, context) => {
  const { kind: named, value = null, role = null, time } = SIGN.exec(written)?.groups ?? {};
  const kind = FACT_KINDS.find((known) => known === named);
  if (kind !== undefined) return { kind, value, role, withTime: time !== undefined };
  context.addIssue(
    `${written}: write a kind of fact (${FACT_KINDS.join(', ')}), then perhaps a value, as ROLE, with time`,
  );
  return z.NEVER;
});
const signs = z.array(factSign).default([]);

export const checklistsShape = z.strictObject({
  askFrom: z.number().min(0).max(1),
  silence: z.strictObject({ always: names, atFirst: names }),
  optional: words,
  files: z.record(
    z.string(),
    z.strictObject({ kinds: z.array(z.enum(FILE_KINDS)).min(1), names: names.unwrap().min(1) }),
  ),
  lists: z.array(
    z.strictObject({ name: line, category: line, subtypes: names, facts: signs, ask: names, accept: names }),
  ),
  items: z.record(
    z.string(),
    z.strictObject({
      optional: z.boolean().default(false),
      knownBySender: z.boolean().default(false),
      facts: signs,
      files: names,
      pixels: z.int().min(0).default(0),
      coveredBy: names,
      excusedBy: names,
      words: wordsOfItem,
    }),
  ),
  tips: z.record(z.string(), z.strictObject({ categories: names.unwrap().min(1), facts: signs, tried: names, words })),
});

export type WrittenChecklists = z.infer<typeof checklistsShape>;
