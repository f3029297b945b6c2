import { z } from 'zod';
import { type Mistake, mistaken, type Read, sound } from './mistake.ts';
import { readPhrase } from './phrase.ts';
import { type Indexed, indexOf, type PhraseIndex } from './phrase-index.ts';
import { readYaml, type YamlFile } from './yaml-file.ts';

/** What keeps an agent's mail from leaving, as operations decided it in `rules/guard.yaml`. */
export interface GuardRules {
  /** For each check who may send the mail all the same. */
  readonly release: Readonly<Record<GuardCheck, Release>>;
  readonly phrases: PhraseIndex<HousePhrases>;
  /** The same by group, as an agent is told beforehand what not to say. */
  readonly groups: readonly HousePhrases[];
}

/** Who may send a held mail all the same; `nobody`: only a corrected mail helps. */
export type Release = (typeof RELEASES)[number];

export type GuardCheck = (typeof CHECKS)[number];

/** Words of one sort that no player should read from us. */
export interface HousePhrases {
  readonly name: string;
  /** Why, in words for an agent, by language; English always stands. */
  readonly why: Readonly<Record<string, string>>;
  readonly release: Release;
  /** Held only on tickets with one of these flags; empty: on every ticket. */
  readonly flags: readonly string[];
}

export const CHECKS = [
  'empty',
  'command-in-text',
  'quoted-note',
  'other-reference',
  'secret',
  'private-word',
  'wrong-language',
  'final-parts',
  'unseen-answer',
  'repeated',
  'unsafe-attachment',
] as const; // prettier-ignore

const RELEASES = ['agent', 'supervisor', 'nobody'] as const;

/** Reads `rules/guard.yaml`; every check must be decided, and every phrase must be one that can be found. */
export function readGuard(file: string, text: string, flags: ReadonlySet<string>): Read<GuardRules> {
  const read = readYaml(file, text, shape);
  if (read.kind === 'mistaken') return read;
  const mistakes: Mistake[] = [];
  const entries = read.value.value.phrases.flatMap((_, index) => entriesOf(read.value, index, flags, mistakes));
  if (mistakes.length > 0) return mistaken(...mistakes);
  const groups = read.value.value.phrases.map(({ name, why, release, flags }) => ({ name, why, release, flags }));
  return sound({ release: read.value.value.release, phrases: indexOf(entries), groups });
}

const release = z.enum(RELEASES);
const language = z.string().regex(/^[a-z]{2}$/, { error: 'write a language as two letters, such as en' });
const shape = z.strictObject({
  release: z.record(z.enum(CHECKS), release),
  phrases: z.array(
    z.strictObject({
      name: z.string().min(1),
      why: z.record(language, z.string().min(1)).refine((texts) => 'en' in texts, { error: 'English must stand here' }),
      release,
      flags: z.array(z.string()).default([]),
      phrases: z.record(language, z.array(z.string()).min(1)),
    }),
  ),
});

function entriesOf(
  { value, mistakeAt }: YamlFile<z.infer<typeof shape>>,
  index: number,
  flags: ReadonlySet<string>,
  mistakes: Mistake[],
): readonly Indexed<HousePhrases>[] {
  const group = value.phrases[index];
  if (!group) return [];
  const { phrases, ...named } = group;
  named.flags.forEach((flag, at) => {
    if (!flags.has(flag)) mistakes.push(mistakeAt(['phrases', index, 'flags', at], `no flag is called ${flag}`));
  });
  return Object.entries(phrases).flatMap(([of, terms]) =>
    terms.flatMap((term, at) => {
      const read = readPhrase(term);
      if (read.kind === 'phrase') return [{ phrase: read.phrase, named }];
      mistakes.push(mistakeAt(['phrases', index, 'phrases', of, at], `"${term}" ${read.why}`));
      return [];
    }),
  );
}
