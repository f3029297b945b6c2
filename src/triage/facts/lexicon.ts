import type { Catalogue } from '../../rulebook/catalogue.ts';
import { foldWord } from '../../rulebook/folding.ts';
import { indexOf, type PhraseIndex } from './phrases.ts';

/** The catalogue made ready for mails in one language: English and what is said everywhere always belong to it. */
export interface Lexicon {
  readonly index: PhraseIndex;
  /** Number words of one token, to take glued numerals apart: `zweihundert`. */
  readonly numerals: ReadonlyMap<string, number>;
}

/** Made once for each catalogue and language; without a language it holds all of them. */
export function lexiconFor(catalogue: Catalogue, language: string | null): Lexicon {
  const ready = READY.get(catalogue) ?? new Map<string, Lexicon>();
  READY.set(catalogue, ready);
  const known = language !== null && catalogue.entries.has(language) ? language : 'every';
  const lexicon = ready.get(known) ?? compile(catalogue, known);
  ready.set(known, lexicon);
  return lexicon;
}

const READY = new WeakMap<Catalogue, Map<string, Lexicon>>();

function compile(catalogue: Catalogue, language: string): Lexicon {
  const languages = language === 'every' ? [...catalogue.entries.keys()] : [...new Set(['any', 'en', language])];
  const entries = languages.flatMap((name) => catalogue.entries.get(name) ?? []);
  const numerals = entries
    .filter(({ topic }) => topic === 'numbers')
    .flatMap(({ id, phrases }) => phrases.map((phrase): [string, number] => [foldWord(phrase), Number(id)]));
  return { index: indexOf(entries), numerals: new Map(numerals) };
}
