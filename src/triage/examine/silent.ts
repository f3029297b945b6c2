import type { Mistake } from '../../rulebook/mistake.ts';
import { markersOf } from '../../rulebook/precedence.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { mistakesIn } from '../../rulebook/yaml-file.ts';
import { IN_REPLY } from '../classify/classify.ts';
import type { WrittenLanguage } from './examine.ts';

/** Concepts that situations ask for and no language has words for. */
export function silentConcepts(languages: readonly WrittenLanguage[], rulebook: Rulebook): readonly Mistake[] {
  const spoken = targetsOf(languages, 'concept');
  const signs = rulebook.situations.flatMap((situation) => situation.signs);
  const silent = [...new Set(signs.flatMap(({ all }) => all))].filter(
    (concept) => concept !== IN_REPLY && !spoken.has(concept),
  );
  const at = placesOf(rulebook, 'rules/situations.yaml');
  return silent.map((concept) => {
    const dead = signs.filter(({ all }) => all.includes(concept)).map(({ written }) => `"${written}"`);
    const message = `no language has words for ${concept}, so these signs can never be seen: ${dead.join(', ')}`;
    return at(['concepts', concept], message);
  });
}

/** Markers that a rule of precedence asks for and nothing sets. */
export function silentMarkers(languages: readonly WrittenLanguage[], rulebook: Rulebook): readonly Mistake[] {
  const set = new Set([...targetsOf(languages, 'marker'), ...rulebook.situations.flatMap(({ marks }) => marks)]);
  const at = placesOf(rulebook, 'rules/precedence.yaml');
  return rulebook.precedence.flatMap((rule, index) => {
    const silent = [...markersOf([rule])].filter((marker) => !set.has(marker));
    if (silent.length === 0) return [];
    const message = `rule ${rule.rule} asks for ${silent.join(', ')}, which no phrase and no situation marks`;
    return [at(['precedence', index], message)];
  });
}

/** Flags that call people at once, and that no phrase of a language raises: nobody would be called. */
export function unheardFlags(languages: readonly WrittenLanguage[], rulebook: Rulebook): readonly Mistake[] {
  const urgent = [...rulebook.flags].flatMap(([name, { page }]) => (page ? [name] : []));
  return languages.flatMap((written) => {
    if (written.language === 'any') return [];
    const raised = targetsOf([written], 'flag');
    const unheard = urgent.filter((flag) => !raised.has(flag));
    if (unheard.length === 0) return [];
    const message = `no phrase in this language raises ${unheard.join(', ')}, for which people are called at once`;
    return [placesOf(rulebook, `rules/languages/${written.language}.yaml`)(['flags'], message)];
  });
}

function targetsOf(languages: readonly WrittenLanguage[], kind: 'concept' | 'marker' | 'flag'): ReadonlySet<string> {
  return new Set(
    languages.flatMap(({ phrases }) => phrases.flatMap(({ named }) => (named.kind === kind ? [named.target] : []))),
  );
}

function placesOf({ files }: Rulebook, file: string): ReturnType<typeof mistakesIn> {
  return mistakesIn(file, files.get(file) ?? '');
}
