import { z } from 'zod';
import { foldWord } from './folding.ts';
import { type Mistake, type Read, sound } from './mistake.ts';
import { type Phrase, readPhrase } from './phrase.ts';
import { type Indexed, indexOf, type PhraseIndex } from './phrase-index.ts';
import { type Spelling, spellingOf } from './spelling.ts';
import { wordsIn } from './words.ts';
import { readYaml } from './yaml-file.ts';

/** What one language says for which category, flag or marker (`rules/languages/<language>.yaml`). */
export interface LanguageRules {
  /** ISO 639-1, or `any` for words of every language. */
  readonly language: string;
  /** English name of the language. */
  readonly name: string;
  /** Languages so near that their words are understood as well, such as Danish in a Norwegian mail. */
  readonly alike: readonly string[];
  /** Words by which a mail is known to be in this language though it is typed in Latin letters; folded. */
  readonly latin: ReadonlySet<string>;
  readonly index: PhraseIndex<Evidence>;
  /** Phrases that name concepts, looked for once the concepts are found. */
  readonly composed: PhraseIndex<Evidence>;
  readonly spelling: Spelling;
}

/** What finding a phrase speaks for. */
export interface Evidence {
  readonly kind: 'category' | 'flag' | 'marker' | 'concept';
  readonly target: string;
  readonly strength: Strength;
}

export type Strength = (typeof STRENGTHS)[number];

/** Ids that a language file may speak for. */
export interface Targets {
  readonly categories: ReadonlySet<string>;
  readonly flags: ReadonlySet<string>;
  readonly markers: ReadonlySet<string>;
  readonly concepts: ReadonlySet<string>;
}

export function readLanguage(file: string, text: string, targets: Targets): Read<LanguageRules> {
  const read = readYaml(file, text, shape);
  if (read.kind === 'mistaken') return read;
  const { value, mistakeAt } = read.value;
  const mistakes: Mistake[] = [];
  const entries: Indexed<Evidence>[] = [];
  for (const { path, evidence, written } of listsIn(value)) {
    if (!knownTargets(evidence.kind, targets).has(evidence.target))
      mistakes.push(mistakeAt(path, `no ${evidence.kind} is called ${evidence.target}`));
    written.forEach((term, index) => {
      const phrase = readPhrase(term);
      const stranger = phrase.kind === 'phrase' ? strangerIn(phrase.phrase, targets) : null;
      if (stranger !== null)
        mistakes.push(mistakeAt([...path, index], `"${term}" names ${stranger}, which is no concept`));
      else if (phrase.kind === 'phrase') entries.push({ phrase: phrase.phrase, named: evidence });
      else mistakes.push(mistakeAt([...path, index], `"${term}" ${phrase.why}`));
    });
  }
  if (mistakes.length > 0) return { kind: 'mistaken', mistakes };
  const language = /([a-z]+)\.yaml$/.exec(file)?.[1] ?? 'any';
  const isComposed = ({ phrase }: Indexed<Evidence>): boolean => phrase.parts.some(({ kind }) => kind === 'concept');
  return sound({
    language,
    name: value.name ?? language,
    alike: value.alike,
    latin: new Set(value.latin.flatMap((written) => wordsIn(written).map(({ word }) => word))),
    index: indexOf(entries.filter((entry) => !isComposed(entry))),
    composed: indexOf(entries.filter(isComposed)),
    spelling: spellingOf(
      entries.map(({ phrase }) => phrase),
      value.attached.flatMap((written) => wordsIn(written).map(({ word }) => word)),
      Object.entries(value.endings).map(([written, meant]) => [foldWord(written), foldWord(meant)]),
    ),
  });
}

/** A phrase as it stands in its file, for whoever examines the rules; `doubt` is a mistake at its place. */
export interface WrittenPhrase extends Indexed<Evidence> {
  readonly doubt: (message: string) => Mistake;
}

/** Every phrase of a language file that was read before; the file is parsed anew. */
export function writtenPhrases(file: string, text: string): readonly WrittenPhrase[] {
  const read = readYaml(file, text, shape);
  if (read.kind === 'mistaken') return [];
  const { value, mistakeAt } = read.value;
  return listsIn(value).flatMap(({ path, evidence, written }) =>
    written.flatMap((term, index) => {
      const phrase = readPhrase(term);
      const doubt = (message: string): Mistake => mistakeAt([...path, index], message);
      return phrase.kind === 'phrase' ? [{ phrase: phrase.phrase, named: evidence, doubt }] : [];
    }),
  );
}

const STRENGTHS = ['strong', 'weak', 'negative'] as const;
const phrases = z.array(z.string());
const lists = z.partialRecord(z.enum(STRENGTHS), phrases);
const shape = z.strictObject({
  name: z.string().optional(),
  alike: z.array(z.string().regex(/^[a-z]{2}$/)).default([]),
  latin: phrases.default([]),
  attached: phrases.default([]),
  endings: z.record(z.string().min(1), z.string()).default({}),
  concepts: z.record(z.string(), phrases).default({}),
  categories: z.record(z.string(), lists).default({}),
  flags: z.record(z.string(), lists).default({}),
  markers: z.record(z.string(), phrases).default({}),
});

interface WrittenList {
  readonly path: readonly PropertyKey[];
  readonly evidence: Evidence;
  readonly written: readonly string[];
}

function listsIn(value: z.infer<typeof shape>): readonly WrittenList[] {
  const strengths = (group: 'categories' | 'flags', kind: Evidence['kind']): readonly WrittenList[] =>
    Object.entries(value[group]).flatMap(([target, byStrength]) =>
      STRENGTHS.map((strength) => ({
        path: [group, target, strength],
        evidence: { kind, target, strength },
        written: byStrength[strength] ?? [],
      })),
    );
  const plain = (group: 'markers' | 'concepts', kind: Evidence['kind']): readonly WrittenList[] =>
    Object.entries(value[group]).map(([target, written]) => {
      return { path: [group, target], evidence: { kind, target, strength: 'strong' }, written };
    });
  return [
    ...plain('concepts', 'concept'),
    ...strengths('categories', 'category'),
    ...strengths('flags', 'flag'),
    ...plain('markers', 'marker'),
  ];
}

function knownTargets(kind: Evidence['kind'], targets: Targets): ReadonlySet<string> {
  const { categories, flags, markers, concepts } = targets;
  return { category: categories, flag: flags, marker: markers, concept: concepts }[kind];
}

function strangerIn({ parts }: Phrase, { concepts }: Targets): string | null {
  for (const part of parts) if (part.kind === 'concept' && !concepts.has(part.concept)) return part.concept;
  return null;
}
