import type { Evidence, LanguageRules } from '../../rulebook/languages.ts';
import type { Indexed, PhraseIndex } from '../../rulebook/phrase-index.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { Sign, Situation } from '../../rulebook/situations.ts';
import { type Findings, findingsIn } from '../../triage/classify/findings.ts';
import { type ConceptPlaces, matchesIn } from '../../triage/classify/matches.ts';
import { readingOf } from '../../triage/classify/reading.ts';
import { rulesFor } from '../../triage/classify/rules-for.ts';
import { situationsIn } from '../../triage/classify/situations-in.ts';
import type { Judged } from './judged.ts';

/** How often one phrase, or one sign of a situation, was found, and whether it spoke the truth. */
export interface Counted {
  /** ISO 639-1 or `any`; `situations` for a sign. */
  readonly language: string;
  readonly speaksFor: Evidence['kind'] | 'nothing';
  readonly target: string;
  readonly strength: Evidence['strength'] | 'situation';
  readonly term: string;
  /** Labelled mails it was found in. */
  readonly mails: number;
  /** Of these, mails whose labels bear it out; null where labels say nothing of it (concepts, markers). */
  readonly right: number | null;
}

/** Every phrase and sign of the rulebook, those that were found most often first, those that never were last. */
export function censusOf(judged: readonly Judged[], rulebook: Rulebook): readonly Counted[] {
  const found = new Map<Indexed<Evidence> | Sign, Judged[]>();
  for (const one of judged)
    for (const entry of foundIn(one, rulebook)) {
      const mails = found.get(entry);
      if (mails) mails.push(one);
      else found.set(entry, [one]);
    }
  const phrases = [...rulebook.languages.values()].flatMap((rules) =>
    phrasesOf(rules).map((entry) => countedPhrase(rules.language, entry, found.get(entry) ?? [])),
  );
  const signs = rulebook.situations.flatMap((situation) =>
    situation.signs.map((sign) => countedSign(situation, sign, found.get(sign) ?? [])),
  );
  return [...phrases, ...signs].sort((a, b) => b.mails - a.mails);
}

function foundIn({ assessment }: Judged, rulebook: Rulebook): ReadonlySet<Indexed<Evidence> | Sign> {
  const { subject, visibleText, language } = assessment;
  const languages = rulesFor(language, rulebook);
  const spellings = languages.map(({ spelling }) => spelling);
  const texts = [readingOf('subject', subject, spellings), readingOf('body', visibleText, spellings)].map((reading) =>
    findingsIn(reading, languages),
  );
  const entries = texts.flatMap((findings) => languages.flatMap((rules) => entriesIn(findings, rules)));
  return new Set([...entries, ...situationsIn(rulebook.situations, texts, new Set()).map(({ sign }) => sign)]);
}

function entriesIn({ reading, concepts }: Findings, { index, composed }: LanguageRules): readonly Indexed<Evidence>[] {
  const places: ConceptPlaces = new Map(
    [...concepts].map(([concept, spans]) => [concept, new Map(spans.map(({ first, last }) => [first, last]))]),
  );
  return [...matchesIn(reading, index), ...matchesIn(reading, composed, places)].map(({ entry }) => entry);
}

function phrasesOf({ index, composed }: LanguageRules): readonly Indexed<Evidence>[] {
  return [index, composed].flatMap(({ words, pairs, stems, numbers, concepts }: PhraseIndex<Evidence>) => [
    ...[words, pairs, stems, concepts].flatMap((shelves) => [...shelves.values()].flat()),
    ...numbers,
  ]);
}

function countedPhrase(language: string, { phrase, named }: Indexed<Evidence>, mails: readonly Judged[]): Counted {
  const { kind, target, strength } = named;
  const isRight = ({ mail }: Judged): boolean => bearsOut(mail, kind, target) === (strength !== 'negative');
  const right = kind === 'category' || kind === 'flag' ? mails.filter(isRight).length : null;
  return { language, speaksFor: kind, target, strength, term: phrase.term, mails: mails.length, right };
}

function countedSign({ id, says }: Situation, { written }: Sign, mails: readonly Judged[]): Counted {
  return {
    language: 'situations',
    speaksFor: says?.kind ?? 'nothing',
    target: says?.target ?? id,
    strength: 'situation',
    term: `${id}: ${written}`,
    mails: mails.length,
    right: says ? mails.filter(({ mail }) => bearsOut(mail, says.kind, says.target)).length : null,
  };
}

function bearsOut({ category, also, flags }: Judged['mail'], kind: Evidence['kind'], target: string): boolean {
  return kind === 'flag' ? flags.includes(target) : category === target || also.includes(target);
}
