import type { LanguageRules } from '../../rulebook/languages.ts';
import type { Mistake } from '../../rulebook/mistake.ts';
import type { Part, Phrase } from '../../rulebook/phrase.ts';
import { indexOf } from '../../rulebook/phrase-index.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { type ConceptPlaces, matchesIn } from '../classify/matches.ts';
import { type Reading, readingOf } from '../classify/reading.ts';
import { rulesFor } from '../classify/rules-for.ts';
import type { WrittenLanguage } from './examine.ts';

/** Phrases that are not found even in a mail which says just that. */
export function unfindable(languages: readonly WrittenLanguage[], rulebook: Rulebook): readonly Mistake[] {
  return languages.flatMap(({ language, phrases }) => {
    const rules = rulesFor(language === 'any' ? 'en' : language, rulebook);
    return phrases.flatMap(({ phrase, doubt }) => {
      const why = reasonAgainst(phrase, rules);
      return why === null ? [] : [doubt(`"${phrase.term}" can never be found: ${why}`)];
    });
  });
}

function reasonAgainst(phrase: Phrase, rules: readonly LanguageRules[]): string | null {
  const backwards = phrase.parts.find((part) => part.kind === 'number' && part.from > part.to);
  if (backwards) return 'the range of its number runs backwards';
  const { text, concepts } = sayingOf(phrase);
  const reading = readingOf(
    'body',
    text,
    rules.map(({ spelling }) => spelling),
  );
  const index = indexOf([{ phrase, named: null }]);
  if (matchesIn(reading, index, placesOf(concepts, reading)).length > 0) return null;
  const words = reading.words.map(({ word }) => word).join(' ');
  return `a mail that says “${text}” is read as “${words}”`;
}

/** The words of the phrase as a mail would say them; a concept is a word of its own that nothing knows. */
function sayingOf({ parts }: Phrase): { readonly text: string; readonly concepts: readonly string[] } {
  const words = parts.map((part) => (part.isApart ? `xx ${wordFor(part)}` : wordFor(part)));
  const concepts = parts.flatMap((part) => (part.kind === 'concept' ? [part.concept] : []));
  return { text: words.join(' '), concepts };
}

const STAND_IN = 'zqzq';

function wordFor(part: Part): string {
  switch (part.kind) {
    case 'word':
      return part.word;
    case 'stem':
      return part.stem;
    case 'number':
      return String(part.from);
    case 'concept':
      return STAND_IN;
  }
}

function placesOf(concepts: readonly string[], { words }: Reading): ConceptPlaces {
  const standIns = words.flatMap(({ word }, place) => (word === STAND_IN ? [place] : []));
  const places = new Map<string, Map<number, number>>();
  concepts.forEach((concept, index) => {
    const place = standIns[index] ?? 0;
    places.set(concept, (places.get(concept) ?? new Map<number, number>()).set(place, place));
  });
  return places;
}
