import { z } from 'zod';
import { type Mistake, type Read, sound } from './mistake.ts';
import { formOf, type Phrase, readPhrase } from './phrase.ts';
import { indexOf, type PhraseIndex } from './phrase-index.ts';
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
  /** Phrases that are right in form and cannot do what they were written for. */
  readonly warnings: readonly Mistake[];
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
  const entries: Written[] = [];
  for (const { path, evidence, written } of listsIn(value)) {
    if (!knownTargets(evidence.kind, targets).has(evidence.target))
      mistakes.push(mistakeAt(path, `no ${evidence.kind} is called ${evidence.target}`));
    written.forEach((term, index) => {
      const phrase = readPhrase(term);
      const stranger = phrase.kind === 'phrase' ? strangerIn(phrase.phrase, targets) : null;
      if (stranger !== null)
        mistakes.push(mistakeAt([...path, index], `"${term}" names ${stranger}, which is no concept`));
      else if (phrase.kind === 'phrase')
        entries.push({ phrase: phrase.phrase, named: evidence, path: [...path, index] });
      else mistakes.push(mistakeAt([...path, index], `"${term}" ${phrase.why}`));
    });
  }
  if (mistakes.length > 0) return { kind: 'mistaken', mistakes };
  const language = /([a-z]+)\.yaml$/.exec(file)?.[1] ?? 'any';
  const warnings = suspects(entries).map(({ path, message }) => mistakeAt(path, message));
  const isComposed = ({ phrase }: Written): boolean => phrase.parts.some(({ kind }) => kind === 'concept');
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
    ),
    warnings,
  });
}

const STRENGTHS = ['strong', 'weak', 'negative'] as const;
const phrases = z.array(z.string());
const lists = z.partialRecord(z.enum(STRENGTHS), phrases);
const shape = z.strictObject({
  name: z.string().optional(),
  alike: z.array(z.string().regex(/^[a-z]{2}$/)).default([]),
  latin: phrases.default([]),
  attached: phrases.default([]),
  concepts: z.record(z.string(), phrases).default({}),
  categories: z.record(z.string(), lists).default({}),
  flags: z.record(z.string(), lists).default({}),
  markers: z.record(z.string(), phrases).default({}),
});

interface Written {
  readonly phrase: Phrase;
  readonly named: Evidence;
  readonly path: readonly PropertyKey[];
}

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

/** Phrases that stand twice for the same thing, or for two categories at once. */
function suspects(entries: readonly Written[]): readonly { path: readonly PropertyKey[]; message: string }[] {
  const before = new Map<string, Written>();
  return entries.flatMap((entry) => {
    const key = `${entry.named.kind} ${formOf(entry.phrase)}`;
    const other = before.get(key);
    before.set(key, entry);
    if (!other || entry.named.kind === 'marker' || entry.named.kind === 'concept') return [];
    const { path } = entry;
    const term = entry.phrase.term;
    if (other.named.target === entry.named.target)
      return [{ path, message: `"${term}" already stands in ${entry.named.target}.${other.named.strength}` }];
    if (entry.named.kind === 'flag' || entry.named.strength === 'negative' || other.named.strength === 'negative')
      return [];
    return [{ path, message: `"${term}" speaks for both ${other.named.target} and ${entry.named.target}` }];
  });
}
