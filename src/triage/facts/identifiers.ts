import type { Fact, FactKind } from './fact.ts';
import type { PhraseMatch } from './phrases.ts';
import { canonicalReference } from '../thread/reference.ts';
import { factAt, matchesOf, type Reading } from './reading.ts';
import { distance, overlaps } from './span.ts';

/**
 * Numbers and names that stand right after a word that says what they are: transaction, player, round or bet, code of
 * an offer; codes that tell themselves by their form stand without such a word. Digits alone are nothing (complaints.md
 * 4.1). A player's name here is a claim, never proof of who writes.
 */
export function identifiersIn(reading: Reading): readonly Fact[] {
  const labels = matchesOf(reading, 'labels');
  const codes = [...transactionHashesIn(reading), ...transactionCodesIn(reading), ...offerCodesIn(reading)];
  const labelled = labels.flatMap((label) => afterLabel(label, reading));
  return [...labelled.filter((fact) => !codes.some(({ raw }) => raw.endsWith(fact.raw))), ...codes];
}

interface Shape {
  readonly kind: FactKind;
  /** What the value is made of; sticky after the signs. */
  readonly value: RegExp;
  readonly isOne: (value: string, pointing: Pointing) => boolean;
}

/** What leads from the label to the value: a sign (`:`, `#`), a word (`is`, `no.`), nothing; nothing, all in capitals. */
type Pointing = 'sign' | 'word' | 'nothing' | 'shouting';

const SHAPES: Readonly<Record<string, Shape>> = {
  transaction: { kind: 'transaction', value: /[A-Za-z0-9][A-Za-z0-9_/-]{3,70}/y, isOne: isReference },
  round: { kind: 'round', value: /[A-Za-z0-9][A-Za-z0-9_-]{3,40}/y, isOne: isReference },
  player: { kind: 'player', value: /[\p{L}\d][\p{L}\d_.@-]{2,39}/uy, isOne: isName },
  promo: { kind: 'promo', value: /[\p{Lu}\d]{4,16}(?![\p{L}\d])/uy, isOne: isCode },
  game: {
    kind: 'game',
    value: /\p{Lu}[\p{L}\d'’]{1,20}(?:\s(?:of|the|and|de|la|&|\d{1,4}|\p{Lu}[\p{L}\d'’]{0,20})){0,5}/uy,
    isOne: isTitle,
  },
};

const POINTING = String.raw`(?:is|was|est|ist|lautet|es|son|è|é|jest|er|är|on|هست|است|هو|это|n|no|nr|num|number|id|nummer|nro|numer|numéro|número|no|رقم|شماره)`;
const SIGNS = /[\s:=#№°º.,(«"'“”\-–>\u200c\u200e\u200f\u2066-\u2069]{0,5}/y;
const POINTER = new RegExp(`${POINTING}(?![\\p{L}\\d])[\\s.:=#°º№\\u200c\\u200f]{0,4}`, 'iuy');

function afterLabel(label: PhraseMatch, reading: Reading): Fact[] {
  const shape = SHAPES[label.id];
  if (!shape) return [];
  const { at, pointing } = valueStart(reading.text, label.end);
  shape.value.lastIndex = at;
  const value = shape.value.exec(reading.text)?.[0].replace(/[.\-_/@]+$/, '') ?? '';
  const isShouted = pointing === 'nothing' && isCapitals(reading.text.slice(label.at, label.end));
  if (!shape.isOne(value, isShouted ? 'shouting' : pointing) || isOther(reading.text, at, value)) return [];
  return [factAt(reading, { at, end: at + value.length }, { kind: shape.kind, value })];
}

/** Where the value begins, past `: `, ` is `, ` n° ` and the like. */
function valueStart(text: string, from: number): { readonly at: number; readonly pointing: Pointing } {
  let at = from;
  for (let turn = 0; turn < 3; turn += 1) {
    at = skip(SIGNS, text, at);
    at = skip(POINTER, text, at);
  }
  const gap = text.slice(from, at);
  return { at, pointing: /[:=#№°«"“„]/u.test(gap) ? 'sign' : /\p{L}/u.test(gap) ? 'word' : 'nothing' };
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function isReference(value: string): boolean {
  const digits = value.replace(/\D/g, '').length;
  return digits >= 4 || (digits >= 2 && value.length >= 6 && /[A-Z]/.test(value));
}

/** A word of letters alone is a name only after a sign: `login: impossible` is rare, `my login is blocked` is not. */
function isName(value: string, pointing: Pointing): boolean {
  return value.length >= 3 && (/[\d_]/.test(value) || pointing === 'sign');
}

/** Offers are written in capitals; in a mail that shouts, only what holds a digit is told apart from shouting. */
function isCode(value: string, pointing: Pointing): boolean {
  if (!/\p{Lu}/u.test(value)) return false;
  return (
    /\d/.test(value) || pointing === 'sign' || pointing === 'word' || (pointing === 'nothing' && value.length >= 5)
  );
}

/** `Spiel: Eye of Horus`; without a sign only several words tell a title from a noun or a beginning. */
function isTitle(value: string, pointing: Pointing): boolean {
  return value !== '' && (pointing === 'sign' || (pointing === 'nothing' && /\s\p{Lu}/u.test(value)));
}

function isCapitals(text: string): boolean {
  return /\p{Lu}{2}/u.test(text) && text === text.toUpperCase();
}

/** Money, a date, or a reference of ours. */
function isOther(text: string, at: number, value: string): boolean {
  const after = text.slice(at + value.length, at + value.length + 6);
  return (
    canonicalReference(value) !== null ||
    /^\d{1,2}[/-]\d{1,2}\b|^20\d\d-\d\d/.test(value) ||
    (/^\d+$/.test(value) && /^[.,]?\d*\s?(?:[€$£₺₽]|eur|usd|gbp)/i.test(after))
  );
}

/** The hash of a transaction on a chain tells itself by its length. */
function transactionHashesIn(reading: Reading): Fact[] {
  return Array.from(reading.text.matchAll(/(?<![\p{L}\d])(?:0x)?[0-9a-f]{64}(?![\p{L}\d])/giu), (match) =>
    factAt(
      reading,
      { at: match.index, end: match.index + match[0].length },
      { kind: 'transaction', value: match[0], role: 'txid' },
    ),
  );
}

/** `TRX-88213`, `WD2231-88`: what payment systems put before their numbers. */
function transactionCodesIn(reading: Reading): Fact[] {
  return Array.from(reading.text.matchAll(TRANSACTION_CODE), (match) =>
    factAt(reading, { at: match.index, end: match.index + match[0].length }, { kind: 'transaction', value: match[0] }),
  );
}

const TRANSACTION_CODE =
  /(?<![\p{L}\d-])(?:TRX|TXN|TX|TRN|WDR|WD|DEP|PMT|PAY|TRANS)[-_#]?\d[\dA-Z-]{3,40}(?![\p{L}\d])/gu;

/** `opted in WELCOME200`: letters in capitals with a small number at their end, not far from a word for a bonus. */
function offerCodesIn(reading: Reading): Fact[] {
  if (isCapitals(reading.text.slice(0, 400))) return [];
  const words = [...matchesOf(reading, 'roles').filter(({ id }) => id === 'bonus'), ...matchesOf(reading, 'offers')];
  return Array.from(reading.text.matchAll(OFFER_CODE)).flatMap((match) => {
    const span = { at: match.index, end: match.index + match[0].length };
    const isNear = words.some((word) => !overlaps(word, span) && distance(word, span) <= FARTHEST_OFFER);
    return isNear ? [factAt(reading, span, { kind: 'promo', value: match[0] })] : [];
  });
}

const OFFER_CODE = /(?<![\p{L}\d-])\p{Lu}{4,12}\d{1,3}(?![\p{L}\d-])/gu;
const FARTHEST_OFFER = 120;
