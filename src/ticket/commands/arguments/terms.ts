import { withWesternDigits } from '../../../mail/secrets/digits.ts';
import { type Term, versionOn } from '../../../rulebook/terms.ts';
import type { AppliedTerm } from '../../decision/decision.ts';
import { say } from '../../sayings/saying.ts';
import { given, type ReadArguments, refuse } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { foldedWord } from '../folded-word.ts';

/** `7.2, closed-loop and 9.5`: terms of `rules/terms.yaml`, by article or id. */
export function readTermNames(written: string, { rulebook }: CommandContext): ReadArguments<readonly Term[]> {
  const names = withWesternDigits(written)
    .slice(0, 500)
    .split(/[,;،؛\n]|\s(?:and|et|و)\s/u)
    .map((name) => name.trim().replace(/^(?:art(?:icle)?\.?|ماده|بند)\s+/iu, ''))
    .filter((name) => name !== '');
  const terms = [...rulebook.terms.values()];
  const found = names.map((name) => terms.find((term) => isCalled(term, name)) ?? name);
  const unknown = found.find((term) => typeof term === 'string');
  if (unknown === undefined) return given(found.filter((term) => typeof term !== 'string'));
  const known = terms.map(({ article, id }) => `${article} (${id})`).join(', ');
  return refuse(say('final.term', { written: unknown.slice(0, 80), terms: known }));
}

/** Each in the version that was in force on a day. */
export function termsOn(instant: string, terms: readonly Term[]): ReadArguments<readonly AppliedTerm[]> {
  const day = instant.slice(0, 10);
  const applied = terms.map((term) => ({ term, version: versionOn(term, day) }));
  const missing = applied.find(({ version }) => version === null);
  if (missing) return refuse(say('final.not-in-force', { article: missing.term.article, day: instant }));
  return given(
    applied.map(({ term, version }) => ({ id: term.id, article: term.article, version: version?.from ?? '' })),
  );
}

function isCalled({ id, article }: Term, name: string): boolean {
  return foldedWord(id) === foldedWord(name) || article === name.replace(/[^\d.]/g, '').replace(/\.$/, '');
}
