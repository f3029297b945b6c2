import type { LanguageRules } from '../../rulebook/languages.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';

/**
 * Whose phrases a mail is looked through with: its own language, those that are alike, English, and what every
 * language says. A mail whose language nothing told is looked through with all of them.
 */
export function rulesFor(language: string | null, rulebook: Rulebook): readonly LanguageRules[] {
  const own = language === null ? undefined : rulebook.languages.get(language);
  if (!own) return [...rulebook.languages.values()];
  return [...new Set([own.language, ...own.alike, 'en', 'any'])].flatMap((name) => rulebook.languages.get(name) ?? []);
}
