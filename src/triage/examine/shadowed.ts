import type { WrittenPhrase } from '../../rulebook/languages.ts';
import type { Mistake } from '../../rulebook/mistake.ts';
import { formOf, type Phrase } from '../../rulebook/phrase.ts';
import type { WrittenLanguage } from './examine.ts';

/** Phrases that contain a negative phrase of the same target: wherever they stand they are taken back at once. */
export function shadowed(languages: readonly WrittenLanguage[]): readonly Mistake[] {
  const everywhere = languages.find(({ language }) => language === 'any')?.phrases ?? [];
  return languages.flatMap(({ language, phrases }) => {
    const negatives = negativesByTarget(language === 'any' ? phrases : [...everywhere, ...phrases]);
    return phrases.flatMap((phrase) => {
      if (phrase.named.strength === 'negative') return [];
      const shadow = negatives.get(targetOf(phrase))?.find((negative) => holds(phrase.phrase, negative.phrase));
      const { target } = phrase.named;
      return shadow
        ? [
            phrase.doubt(
              `"${phrase.phrase.term}" counts for nothing: it holds "${shadow.phrase.term}", which speaks against ${target}`,
            ),
          ]
        : [];
    });
  });
}

function negativesByTarget(phrases: readonly WrittenPhrase[]): ReadonlyMap<string, readonly WrittenPhrase[]> {
  const negatives = new Map<string, WrittenPhrase[]>();
  for (const phrase of phrases)
    if (phrase.named.strength === 'negative') {
      const key = targetOf(phrase);
      negatives.set(key, [...(negatives.get(key) ?? []), phrase]);
    }
  return negatives;
}

function targetOf({ named }: WrittenPhrase): string {
  return `${named.kind} ${named.target}`;
}

/** Whether the parts of one stand one after the other in the other. */
function holds(outer: Phrase, inner: Phrase): boolean {
  const [long, short] = [` ${formOf(outer)} `, ` ${formOf(inner)} `];
  return long.includes(short);
}
