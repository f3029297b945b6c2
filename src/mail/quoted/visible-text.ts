import { isFooter } from './footer.ts';
import { type Line, linesOf } from './line.ts';
import { type Marks, marksOf } from './marks.ts';
import { separatorOf } from './separator.ts';
import { isDisclaimerAt, isSignature } from './signature.ts';

/** What of a mail's text is new. */
export interface VisibleText {
  /** What to read: the writer's own words, or everything when there is nothing else. Empty only for an empty mail. */
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
  const marks = marksOf(lines);
  const own = tidy(ownLines(lines, marks));
  if (own === '') return { visible: everythingOf(lines), own };
  const isCoveringNote = marks.tail === 'forward' && own.length <= SHORT_NOTE;
  const visible = isCoveringNote ? `${own}\n\n${tidy(lines.slice(marks.end).map(rawOf))}` : own;
  return { visible, own };
}

/** A player's mail is never this long; a log file pasted into one may be. */
const LONGEST = 200_000;
/** «See below»: then the mail below is what it is about. */
const SHORT_NOTE = 60;

function everythingOf(lines: readonly Line[]): string {
  const everything = lines.filter((line) => separatorOf(line) !== 'reply-above');
  const drawnOnly = everything.filter(({ isBlank }) => !isBlank).map(rawOf);
  return tidy(everything.map(rawOf)) || drawnOnly.join('\n').trim();
}

function rawOf({ raw }: Line): string {
  return raw;
}

function ownLines(lines: readonly Line[], { kinds, sharing }: Marks): readonly string[] {
  const own: string[] = [];
  const next = nextQuotes(kinds);
  for (let at = 0; at < kinds.length; ) {
    const line = lines[at];
    if (!line) break;
    const words = kinds[at] === 'words' ? line.raw : sharing.get(at);
    const upTo = kinds[at] === 'words' ? endOfAdded(lines, at, next[at] ?? kinds.length) : at;
    if (upTo === at && words !== undefined) own.push(words);
    at = Math.max(upTo, at + 1);
  }
  return own;
}

/** For each line, where the next quote begins. */
function nextQuotes(kinds: Marks['kinds']): readonly number[] {
  const next = new Array<number>(kinds.length);
  let quote = kinds.length;
  for (let at = kinds.length - 1; at >= 0; at -= 1) {
    if (kinds[at] !== 'words') quote = at;
    next[at] = quote;
  }
  return next;
}

/** The end of what a program or a company added here; `at` itself when these are somebody's words. */
function endOfAdded(lines: readonly Line[], at: number, quote: number): number {
  const line = lines[at];
  if (!line || line.isBlank) return at;
  if (isFooter(line)) return at + 1;
  return isSignature(lines, at, quote) || isDisclaimerAt(lines, at) ? quote : at;
}

/** No empty lines or drawn lines around the words, never more than one empty line within. */
function tidy(lines: readonly string[]): string {
  const isDrawn = (line: string): boolean => /^[-_=*~\s\u200B-\u200F\u2013\u2014\uFEFF]*$/.test(line);
  const first = lines.findIndex((line) => !isDrawn(line));
  const last = lines.findLastIndex((line) => !isDrawn(line));
  return lines
    .slice(Math.max(first, 0), last + 1)
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
