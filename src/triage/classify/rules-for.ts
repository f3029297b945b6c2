import type { LanguageRules } from '../../rulebook/languages.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';

/** Whose phrases a mail is looked through with: its own language, English, and what every language says. */
export function rulesFor(
  { language }: { readonly language: string | null },
  rulebook: Rulebook,
): readonly LanguageRules[] {
  if (language === null || !rulebook.languages.has(language)) return [...rulebook.languages.values()];
  return [...new Set(['any', 'en', language])].flatMap((name) => rulebook.languages.get(name) ?? []);
}
