import { isFooter } from './footer.ts';
import { isHeaderBlockAt } from './header-block.ts';
import { type Line, linesOf } from './line.ts';
import { quoteHeaderAt } from './quote-header.ts';
import { separatorOf } from './separator.ts';
import { isDisclaimerAt, signatureAt } from './signature.ts';

/** What of a mail's text is new. */
export interface VisibleText {
  /** What to read: the writer's own words, or everything when there is nothing else. Never empty for a text with letters. */
  readonly visible: string;
  /** Only what stands outside of every quote, signature and forward; `''` when the mail is nothing but those. */
  readonly own: string;
}

/**
 * Leaves out quoted history, signatures, disclaimers and what mail programs add, in any language. Answers between
 * quoted lines stay. In doubt words stay: a quote too much costs a reader a glance, a lost word costs a player.
 */
export function visibleTextOf(text: string): VisibleText {
  const lines = linesOf(text.slice(0, LONGEST));
  const { kept, forwardedAt } = readLines(lines);
  const own = tidy(kept);
  if (own === '') return { visible: tidy(lines.filter((line) => separatorOf(line) !== 'reply-above')), own };
  const forward = forwardedAt !== null && isCoveringNote(own) ? tidy(lines.slice(forwardedAt)) : '';
  return { visible: forward === '' ? own : `${own}\n\n${forward}`, own };
}

/** A player's mail is never this long; a log file pasted into one may be. */
const LONGEST = 200_000;

/** «See below»: then the mail below is what it is about. */
function isCoveringNote(own: string): boolean {
  return own.length <= 60;
}

interface Reading {
  readonly kept: readonly Line[];
  readonly forwardedAt: number | null;
}

function readLines(lines: readonly Line[]): Reading {
  const kept: Line[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at];
    if (!line) break;
    const separator = separatorOf(line);
    if (separator !== null) return { kept, forwardedAt: separator === 'forward' ? at : null };
    if (isHeaderBlockAt(lines, at)) return { kept, forwardedAt: null };
    const header = quoteHeaderAt(lines, at);
    if (header > 0 && !isQuotedFrom(lines, at + header)) return { kept, forwardedAt: null };
    const skipped = header || addedLines(lines, at) || quotedLines(lines, at);
    if (skipped === 0) kept.push(line);
    at += Math.max(1, skipped);
  }
  return { kept, forwardedAt: null };
}

/** Below a header the quote is either marked line by line, and answers stand between, or it goes on to the end. */
function isQuotedFrom(lines: readonly Line[], from: number): boolean {
  return lines.slice(from, from + 4).find(({ isBlank }) => !isBlank)?.isQuoted === true;
}

function quotedLines(lines: readonly Line[], at: number): number {
  const line = lines[at];
  if (line?.isQuoted !== true) return 0;
  const next = lines[at + 1];
  const isBroken = next && !next.isQuoted && !next.isBlank && line.raw.length >= 70 && lines[at + 2]?.isQuoted === true;
  return isBroken ? 2 : 1;
}

function addedLines(lines: readonly Line[], at: number): number {
  const line = lines[at];
  if (!line || line.isBlank || line.isQuoted) return 0;
  if (isFooter(line)) return 1;
  if (isDisclaimerAt(lines, at)) return historyFrom(lines, at) - at;
  return line.raw.startsWith('--') || line.bare === '__' ? signatureAt(lines, at, historyFrom(lines, at)) : 0;
}

/** Where the next quote begins, or the end. */
function historyFrom(lines: readonly Line[], from: number): number {
  for (let at = from + 1; at < lines.length; at += 1) {
    const line = lines[at];
    if (!line) break;
    if (line.isQuoted || separatorOf(line) !== null || isHeaderBlockAt(lines, at) || quoteHeaderAt(lines, at) > 0)
      return at;
  }
  return lines.length;
}

/** No empty lines or drawn lines around the words, never more than one empty line within. */
function tidy(lines: readonly Line[]): string {
  const first = lines.findIndex((line) => !isDrawn(line));
  const last = lines.findLastIndex((line) => !isDrawn(line));
  return lines
    .slice(Math.max(first, 0), last + 1)
    .map(({ raw }) => raw.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function isDrawn({ bare }: Line): boolean {
  return bare === '' || /^[-_=*~ –—]+$/.test(bare);
}
