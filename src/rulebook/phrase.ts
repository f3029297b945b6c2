import { wordsIn } from './words.ts';

/**
 * A phrase as operations write it, made ready to be looked for: words in order; `word*` matches its beginning, ` ~ `
 * stands for up to four words between, `#` for any number and `#7-17` for a number in that range.
 */
export interface Phrase {
  /** As written. */
  readonly term: string;
  readonly parts: readonly Part[];
}

export type Part = {
  /** Whether up to four words may stand before it. */
  readonly isApart: boolean;
} & Look;

type Look =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'stem'; readonly stem: string }
  | { readonly kind: 'number'; readonly from: number; readonly to: number }
  | { readonly kind: 'concept'; readonly concept: string };

/** The phrase, or why it can never be found. */
export type ReadPhrase =
  | { readonly kind: 'phrase'; readonly phrase: Phrase }
  | { readonly kind: 'unusable'; readonly why: string };

export function readPhrase(term: string): ReadPhrase {
  const pieces = term.split('~').map(partsOf);
  const empty = pieces.findIndex((parts) => parts.length === 0);
  if (empty >= 0) return unusable(pieces.length === 1 ? 'holds no word' : '~ needs words on both sides');
  const parts = NONE.concat(...pieces);
  const [first] = parts;
  if (first?.kind === 'stem' && first.stem.length < 2) return unusable('begins with a stem of one letter');
  if (parts.length > MOST_PARTS) return unusable(`is longer than ${MOST_PARTS} words: shorten it`);
  return { kind: 'phrase', phrase: { term, parts } };
}

/** The same for two phrases that look for the same words. */
export function formOf({ parts }: Phrase): string {
  return parts.map((part) => (part.isApart ? '~ ' : '') + formOfLook(part)).join(' ');
}

const MOST_PARTS = 12;
const NONE: readonly Part[] = [];
const PIECE = /<([a-z][a-z-]*)>|#(?:(\d{1,9})-(\d{1,9}))?|[^<#]+/gu;

/** Writes every part out whole: of half a million, those that were spread would each have a hidden class of its own. */
function partsOf(piece: string, index: number): readonly Part[] {
  const parts: Part[] = [];
  const isApart = (): boolean => index > 0 && parts.length === 0;
  for (const [written, concept, from, to] of piece.matchAll(PIECE)) {
    if (concept !== undefined) parts.push({ isApart: isApart(), kind: 'concept', concept });
    else if (written.startsWith('#'))
      parts.push({ isApart: isApart(), kind: 'number', from: Number(from ?? 0), to: Number(to ?? Infinity) });
    else
      for (const { word, end } of wordsIn(written))
        if (written.charAt(end) === '*') parts.push({ isApart: isApart(), kind: 'stem', stem: word });
        else parts.push({ isApart: isApart(), kind: 'word', word });
  }
  return parts;
}

function formOfLook(part: Part): string {
  switch (part.kind) {
    case 'word':
      return part.word;
    case 'stem':
      return `${part.stem}*`;
    case 'number':
      return `#${part.from}-${part.to}`;
    case 'concept':
      return `<${part.concept}>`;
  }
}

function unusable(why: string): ReadPhrase {
  return { kind: 'unusable', why };
}
