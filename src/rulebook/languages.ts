import { z } from 'zod';
import { type Mistake, type Read, sound } from './mistake.ts';
import { formOf, type Phrase, readPhrase } from './phrase.ts';
import { indexOf, type PhraseIndex } from './phrase-index.ts';
import { readYaml } from './yaml-file.ts';

/** What one language says for which category, flag or marker (`rules/languages/<language>.yaml`). */
export interface LanguageRules {
  /** ISO 639-1, or `any` for words of every language. */
  readonly language: string;
  /** English name of the language. */
  readonly name: string;
  readonly index: PhraseIndex<Evidence>;
  /** Phrases that are right in form and cannot do what they were written for. */
  readonly warnings: readonly Mistake[];
}

/** What finding a phrase speaks for. */
export interface Evidence {
  readonly kind: 'category' | 'flag' | 'marker';
  readonly target: string;
  readonly strength: Strength;
}

export type Strength = (typeof STRENGTHS)[number];

/** Ids that a language file may speak for. */
export interface Targets {
  readonly categories: ReadonlySet<string>;
  readonly flags: ReadonlySet<string>;
  readonly markers: ReadonlySet<string>;
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
      if (phrase.kind === 'phrase') entries.push({ phrase: phrase.phrase, named: evidence, path: [...path, index] });
      else mistakes.push(mistakeAt([...path, index], `"${term}" ${phrase.why}`));
    });
  }
  if (mistakes.length > 0) return { kind: 'mistaken', mistakes };
  const language = /([a-z]+)\.yaml$/.exec(file)?.[1] ?? 'any';
  const warnings = suspects(entries).map(({ path, message }) => mistakeAt(path, message));
  return sound({ language, name: value.name ?? language, index: indexOf(entries), warnings });
}

const STRENGTHS = ['strong', 'weak', 'negative'] as const;
const phrases = z.array(z.string());
const lists = z.partialRecord(z.enum(STRENGTHS), phrases);
const shape = z.strictObject({
  name: z.string().optional(),
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
  const markers = Object.entries(value.markers).map(([target, written]): WrittenList => {
    return { path: ['markers', target], evidence: { kind: 'marker', target, strength: 'strong' }, written };
  });
  return [...strengths('categories', 'category'), ...strengths('flags', 'flag'), ...markers];
}

function knownTargets(kind: Evidence['kind'], { categories, flags, markers }: Targets): ReadonlySet<string> {
  return kind === 'category' ? categories : kind === 'flag' ? flags : markers;
}

/** Phrases that stand twice for the same thing, or for two categories at once. */
function suspects(entries: readonly Written[]): readonly { path: readonly PropertyKey[]; message: string }[] {
  const before = new Map<string, Written>();
  return entries.flatMap((entry) => {
    const key = `${entry.named.kind} ${formOf(entry.phrase)}`;
    const other = before.get(key);
    before.set(key, entry);
    if (!other || entry.named.kind === 'marker') return [];
    const { path } = entry;
    const term = entry.phrase.term;
    if (other.named.target === entry.named.target)
      return [{ path, message: `"${term}" already stands in ${entry.named.target}.${other.named.strength}` }];
    if (entry.named.kind === 'flag' || entry.named.strength === 'negative' || other.named.strength === 'negative')
      return [];
    return [{ path, message: `"${term}" speaks for both ${other.named.target} and ${entry.named.target}` }];
  });
}
