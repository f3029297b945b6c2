import { type Language, localeOf } from '../language.ts';

/** “a, b and c” in the language of the letter. */
export function sayList(items: readonly string[], language: Language): string {
  const format = new Intl.ListFormat(localeOf(language), { style: 'long', type: 'conjunction' });
  // Persian commas come with a mark of direction that a line which is Persian anyway does not need.
  return format.format(items).replaceAll('\u200f', '');
}
