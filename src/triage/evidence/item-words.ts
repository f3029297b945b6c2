import type { Checklists } from '../../rulebook/checklists.ts';
import type { PresentItem } from './evidence.ts';

/** A missing item as a letter asks for it. */
export interface AskedItem {
  readonly what: string;
  /** Its purpose, and how it should look. */
  readonly why: string | null;
}

interface Rules {
  readonly checklists: Checklists;
}

/** Missing items as lines of a list, in the player's language; those that may be left out say so. */
export function askedItems(missing: readonly string[], language: string, { checklists }: Rules): readonly AskedItem[] {
  return missing.flatMap((id) => {
    const item = checklists.items.get(id);
    const words = item?.words[language] ?? item?.words['en'];
    if (!item || !words) return [];
    const mark = item.optional ? ` (${checklists.optional[language] ?? checklists.optional['en'] ?? ''})` : '';
    const why = [words.why, words.advice].filter((part) => part !== null).join('. ');
    return [{ what: capitalised(words.what, language) + mark, why: why === '' ? null : why }];
  });
}

/** Missing items as words within a sentence. */
export function namesOfMissing(missing: readonly string[], language: string, rules: Rules): readonly string[] {
  return missing.flatMap((id) => nameOf(id, language, rules));
}

/** Items the desk has, as words within a sentence; who wrote is known anyway and not worth a word. */
export function namesOfPresent(present: readonly PresentItem[], language: string, rules: Rules): readonly string[] {
  return present.filter(({ by }) => by !== 'sender').flatMap(({ item }) => nameOf(item, language, rules));
}

function nameOf(id: string, language: string, { checklists }: Rules): readonly string[] {
  const words = checklists.items.get(id)?.words;
  const name = (words?.[language] ?? words?.['en'])?.what;
  return name === undefined ? [] : [name];
}

function capitalised(text: string, language: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase(language) + text.slice(first.length);
}
