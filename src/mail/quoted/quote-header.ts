import { ADDRESS, BRACKETED, hasDate, IN_ANGLES, TIME } from './date-or-address.ts';
import type { Line } from './line.ts';
import { FIRST_PERSON, OPENS, OPENS_WITHIN, STARTS_WITH_DATE, WROTE, WROTE_LAST, WROTE_THEN_DATE } from './wrote.ts';

/** The line or lines in which a mail program says who wrote what follows: «On … Joe <joe@example.test> wrote:». */
export interface QuoteHeader {
  readonly lines: number;
  /** Words of the answer that stand before it on its first line; mostly `''`. */
  readonly before: string;
}

/** The header that begins on this line, or null. */
export function quoteHeaderAt(lines: readonly Line[], at: number): QuoteHeader | null {
  const first = lines[at];
  if (!first || !mayOpen(first.bare)) return null;
  let text = '';
  for (let end = at; end < Math.min(at + MOST_LINES, lines.length); end += 1) {
    const line = lines[end];
    if (!line || !mayGoOn(lines, end, text)) return null;
    text = `${text} ${line.bare}`.trim();
    if (text.length > LONGEST) return null;
    const quoteFollows = isQuoteNext(lines, end + 1);
    if (!mayEnd(line.bare, quoteFollows)) continue;
    if (!isHeader(text, quoteFollows)) continue;
    if (startsLater(lines, at, end, quoteFollows)) return null;
    return { lines: end + 1 - at, before: wordsBefore(first.bare, text) };
  }
  return null;
}

const MOST_LINES = 6;
const LONGEST = 300;

/** A header begins with its date, its sender or a word such as «On», never in the middle of somebody's sentence. */
function mayOpen(bare: string): boolean {
  return OPENS.test(bare) || hasDate(bare) || ADDRESS.test(bare) || WROTE.test(bare);
}

function mayEnd(bare: string, quoteFollows: boolean): boolean {
  return /[:：-]$/.test(bare) || (quoteFollows && bare.endsWith('>')) || WROTE_LAST.test(bare);
}

/** A bracket that a line break tore open is closed in the next line, which then looks quoted: «>:». */
function mayGoOn(lines: readonly Line[], at: number, text: string): boolean {
  const line = lines[at];
  if (line?.isQuoted === true) return text.split('<').length > text.split('>').length && line.bare.length < 20;
  return line?.isBlank !== true || lines[at + 1]?.bare === '<';
}

function isQuoteNext(lines: readonly Line[], from: number): boolean {
  return lines.slice(from, from + 4).find(({ isBlank }) => !isBlank)?.isQuoted === true;
}

/** The words right above a header must not be taken for its first line. */
function startsLater(lines: readonly Line[], at: number, end: number, quoteFollows: boolean): boolean {
  for (let start = end; start > at; start -= 1) {
    const line = lines[start];
    if (!line || !(OPENS.test(line.bare) || STARTS_WITH_DATE.test(line.bare))) continue;
    const text = lines
      .slice(start, end + 1)
      .map(({ bare }) => bare)
      .join(' ');
    if (isHeader(text, quoteFollows)) return true;
  }
  return false;
}

/** «Thank you. On Wed, 4 April 2012 at 15:59, joe@example.test wrote:» on one line. */
function wordsBefore(firstLine: string, text: string): string {
  if (OPENS.test(firstLine) || STARTS_WITH_DATE.test(firstLine)) return '';
  const within = OPENS_WITHIN.exec(firstLine);
  if (!within) return '';
  const before = firstLine.slice(0, within.index);
  return ADDRESS.test(before) || !WROTE.test(text.slice(within.index)) ? '' : before.replace(/[-\s]+$/, '');
}

/**
 * Each rule asks for several signs, for a player may well write «On Monday at 10:15 your agent wrote:» and go on: only
 * with marks of a quote below, or with an address as programs write it, does such a line take words away.
 */
function isHeader(text: string, quoteFollows: boolean): boolean {
  if (!/[\d@]|--/.test(text) || FIRST_PERSON.test(text)) return false;
  if (text.startsWith('--') && text.endsWith('--')) return WROTE.test(text);
  const colon = /[:：]$/.test(text);
  const saysWrote = WROTE_LAST.test(text);
  const dated = hasDate(text);
  const addressed = BRACKETED.test(text) || ADDRESS.test(text);
  if (quoteFollows && (dated || addressed)) return colon || saysWrote || STARTS_WITH_DATE.test(text);
  if (!dated) return addressed && saysWrote && colon && STARTS_WITH_ADDRESS.test(text);
  if (colon && IN_ANGLES.test(text)) return true;
  if (colon && BRACKETED.test(text)) return WROTE.test(text);
  if (saysWrote && addressed) return IN_ANGLES.test(text) || TIME.test(text);
  return colon && WROTE_THEN_DATE.test(text);
}

const STARTS_WITH_ADDRESS = /^["'<]?[^\s<>@]{1,64}@[^\s<>@]{1,120}[>"']? \S{1,20}:?$/;
