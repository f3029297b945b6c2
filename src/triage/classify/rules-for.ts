import type { LanguageRules } from '../../rulebook/languages.ts';
import type { Phrase } from '../../rulebook/phrase.ts';
import type { Indexed, PhraseIndex } from '../../rulebook/phrase-index.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';

/**
 * Whose phrases a mail is looked through with: its own language, those that are alike, English, and what every
 * language says. A mail whose language nothing told is looked through with all of them.
 */
export function rulesFor(language: string | null, rulebook: Rulebook): readonly LanguageRules[] {
  const own = language === null ? undefined : rulebook.languages.get(language);
  if (!own) return [...rulebook.languages.values()];
  const names = new Set([own.language, ...own.alike, 'any']);
  const spoken = [...names].flatMap((name) => rulebook.languages.get(name) ?? []);
  const english = names.has('en') ? undefined : rulebook.languages.get('en');
  return english ? [...spoken, asBorrowed(english)] : spoken;
}

/**
 * English as it stands in mails of other languages: phrases and long words. A short word that looks English is most
 * often none: French "son", "train", "court", German "die". Nor is a word mended into English.
 */
function asBorrowed(english: LanguageRules): LanguageRules {
  const ready = BORROWED.get(english);
  if (ready) return ready;
  const borrowed: LanguageRules = {
    ...english,
    index: withoutShortWords(english.index),
    composed: withoutShortWords(english.composed),
    spelling: { ...english.spelling, byRest: new Map(), stemsByRest: new Map() },
  };
  BORROWED.set(english, borrowed);
  return borrowed;
}

const BORROWED = new WeakMap<LanguageRules, LanguageRules>();

function withoutShortWords<Named>(index: PhraseIndex<Named>): PhraseIndex<Named> {
  return { ...index, words: longOf(index.words), stems: longOf(index.stems) };
}

function longOf<Named>(shelves: ReadonlyMap<string, readonly Indexed<Named>[]>): Map<string, Indexed<Named>[]> {
  const kept = new Map<string, Indexed<Named>[]>();
  for (const [first, shelf] of shelves) {
    const long = shelf.filter(({ phrase }) => !isShortWord(phrase));
    if (long.length > 0) kept.set(first, long);
  }
  return kept;
}

function isShortWord({ parts: [first, ...others] }: Phrase): boolean {
  if (first === undefined || others.length > 0) return false;
  return (first.kind === 'word' ? first.word : first.kind === 'stem' ? first.stem : SHORTEST_BORROWED).length < 6;
}

const SHORTEST_BORROWED = 'letter';
