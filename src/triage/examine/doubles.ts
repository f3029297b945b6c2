import type { WrittenPhrase } from '../../rulebook/languages.ts';
import type { Mistake } from '../../rulebook/mistake.ts';
import { formOf } from '../../rulebook/phrase.ts';
import type { WrittenLanguage } from './examine.ts';

/** Phrases that stand twice for the same thing, or for two categories at once, in files that are read together. */
export function doubles(languages: readonly WrittenLanguage[]): readonly Mistake[] {
  const everywhere = languages.find(({ language }) => language === 'any')?.phrases ?? [];
  const shared = new Map(everywhere.map((phrase) => [keyOf(phrase), phrase]));
  return languages.flatMap(({ language, phrases }) => {
    const before = new Map<string, WrittenPhrase>();
    return phrases.flatMap((phrase) => {
      const key = keyOf(phrase);
      const other = before.get(key);
      before.set(key, phrase);
      const why = (other && twice(phrase, other)) ?? twoCategories(phrase, other ?? shared.get(key));
      return why === null
        ? []
        : [phrase.doubt(language === 'any' || other ? why : `${why} (the other stands in any.yaml)`)];
    });
  });
}

function keyOf({ phrase, named }: WrittenPhrase): string {
  // A negative phrase only takes away: that it also speaks for something else is no contradiction.
  return `${named.kind} ${named.strength === 'negative' ? '-' : '+'} ${formOf(phrase)}`;
}

function twice({ phrase, named }: WrittenPhrase, other: WrittenPhrase): string | null {
  const { kind, target, strength } = other.named;
  if (kind === 'marker' || kind === 'concept' || target !== named.target) return null;
  return `"${phrase.term}" already stands in ${target}.${strength}`;
}

function twoCategories({ phrase, named }: WrittenPhrase, other: WrittenPhrase | undefined): string | null {
  if (!other || named.kind !== 'category' || named.strength === 'negative') return null;
  if (other.named.target === named.target) return null;
  return `"${phrase.term}" speaks for both ${other.named.target} and ${named.target}`;
}
