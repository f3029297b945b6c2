import { writtenPhrases, type WrittenPhrase } from '../../rulebook/languages.ts';
import type { Mistake } from '../../rulebook/mistake.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { doubles } from './doubles.ts';
import { missingHelp } from './missing-help.ts';
import { shadowed } from './shadowed.ts';
import { silentConcepts, silentMarkers, unheardFlags } from './silent.ts';
import { unfindable } from './unfindable.ts';

/** A language with every phrase as it was written. */
export interface WrittenLanguage {
  readonly language: string;
  readonly phrases: readonly WrittenPhrase[];
}

/**
 * What a sound rulebook says and cannot mean: phrases that are never found, that are always taken back, that speak for
 * two categories; situations without words; brands whose players get no number to call. Each with its place.
 */
export function examineRules(rulebook: Rulebook): readonly Mistake[] {
  const languages = writtenIn(rulebook);
  return [
    ...doubles(languages),
    ...shadowed(languages),
    ...unfindable(languages, rulebook),
    ...silentConcepts(languages, rulebook),
    ...silentMarkers(languages, rulebook),
    ...unheardFlags(languages, rulebook),
    ...missingHelp(rulebook),
  ].sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column);
}

function writtenIn({ files }: Rulebook): readonly WrittenLanguage[] {
  return [...files].flatMap(([file, text]) => {
    const [, language] = /^rules\/languages\/([a-z]+)\.yaml$/.exec(file) ?? [];
    return language === undefined ? [] : [{ language, phrases: writtenPhrases(file, text) }];
  });
}
