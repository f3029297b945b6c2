import type { Evidence, LanguageRules } from '../../rulebook/languages.ts';
import type { Indexed, PhraseIndex } from '../../rulebook/phrase-index.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { Spelling } from '../../rulebook/spelling.ts';
import { rulesFor } from './rules-for.ts';

/**
 * The rules that a mail is looked through with, as those of one language: its text is gone through once, whether nine
 * files speak or one. Made when the first mail of a language comes, and kept as long as the rulebook.
 */
export function oneRulesFor(language: string | null, rulebook: Rulebook): LanguageRules {
  const ready = READY.get(rulebook) ?? new Map<string | null, LanguageRules>();
  READY.set(rulebook, ready);
  // A language that no file speaks is looked for with all of them, as is none.
  const spoken = language !== null && rulebook.languages.has(language) ? language : null;
  const one = ready.get(spoken) ?? asOne(rulesFor(spoken, rulebook));
  ready.set(spoken, one);
  return one;
}

const READY = new WeakMap<Rulebook, Map<string | null, LanguageRules>>();

function asOne(languages: readonly LanguageRules[]): LanguageRules {
  return {
    language: languages[0]?.language ?? 'any',
    name: languages[0]?.name ?? 'any',
    alike: [],
    latin: new Set(),
    index: oneIndex(languages.map(({ index }) => index)),
    composed: oneIndex(languages.map(({ composed }) => composed)),
    spelling: oneSpelling(languages.map(({ spelling }) => spelling)),
  };
}

function oneIndex(indexes: readonly PhraseIndex<Evidence>[]): PhraseIndex<Evidence> {
  const phrases = (part: (index: PhraseIndex<Evidence>) => Held<Indexed<Evidence>>) =>
    oneMap(indexes.map(part), phrasesOnce);
  return {
    words: phrases(({ words }) => words),
    pairs: phrases(({ pairs }) => pairs),
    stems: phrases(({ stems }) => stems),
    stemLengths: oneMap(
      indexes.map(({ stemLengths }) => stemLengths),
      once,
    ),
    numbers: phrasesOnce(indexes.flatMap(({ numbers }) => numbers)),
    concepts: phrases(({ concepts }) => concepts),
  };
}

function oneSpelling(spellings: readonly Spelling[]): Spelling {
  const joined = (part: (spelling: Spelling) => Held<string>) => oneMap(spellings.map(part), once);
  return {
    words: new Set(spellings.flatMap(({ words }) => [...words])),
    stems: new Set(spellings.flatMap(({ stems }) => [...stems])),
    byRest: joined(({ byRest }) => byRest),
    stemsByRest: joined(({ stemsByRest }) => stemsByRest),
    longestStem: Math.max(0, ...spellings.map(({ longestStem }) => longestStem)),
    attached: spellings.flatMap(({ attached }) => attached),
    endings: spellings.flatMap(({ endings }) => endings),
  };
}

type Held<Value> = ReadonlyMap<string, readonly Value[]>;

/** What several maps hold under a key, in their order; what only one holds is taken as it is. */
function oneMap<Value>(
  maps: readonly Held<Value>[],
  joined: (values: readonly Value[]) => readonly Value[],
): Held<Value> {
  const all = new Map<string, readonly Value[]>();
  const shared = new Set<string>();
  for (const map of maps)
    for (const [key, values] of map) {
      const known = all.get(key);
      all.set(key, known ? [...known, ...values] : values);
      if (known) shared.add(key);
    }
  for (const key of shared) all.set(key, joined(all.get(key) ?? []));
  return all;
}

function once<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Set(values)];
}

/** A phrase that several languages have in common is found once. */
function phrasesOnce(entries: readonly Indexed<Evidence>[]): readonly Indexed<Evidence>[] {
  const kept = new Map<string, Indexed<Evidence>>();
  for (const entry of entries) {
    const { kind, target, strength } = entry.named;
    const key = `${kind} ${target} ${strength} ${entry.phrase.term}`;
    if (!kept.has(key)) kept.set(key, entry);
  }
  return [...kept.values()];
}
