import { isHeaderBlockAt, isTitledBlockAt } from './header-block.ts';
import type { Line } from './line.ts';
import { quoteHeaderAt } from './quote-header.ts';
import { separatorOf } from './separator.ts';

/** Whose words each line of a mail holds, as far as quoting tells. */
export interface Marks {
  /** One for each line before `end`. */
  readonly kinds: readonly ('words' | 'quote' | 'header')[];
  /** Words that share a line with a header, by that line. */
  readonly sharing: ReadonlyMap<number, string>;
  /** Where history goes on to the end without marks: the first line of it, or the number of lines. */
  readonly end: number;
  /** What begins at `end`. */
  readonly tail: 'nothing' | 'history' | 'forward';
}

/** Reads the lines once, top down, up to the history at the end. Headers are looked for in the first 2,000 lines. */
export function marksOf(lines: readonly Line[]): Marks {
  const kinds: Marks['kinds'][number][] = [];
  const sharing = new Map<number, string>();
  for (let at = 0; at < lines.length; ) {
    const line = lines[at];
    if (!line) break;
    const look = at < LOOKED_AT && !line.isBlank && !line.isQuoted;
    const separator = look ? separatorOf(line) : null;
    if (separator !== null) return { kinds, sharing, end: at, tail: separator === 'forward' ? 'forward' : 'history' };
    if (look && (isHeaderBlockAt(lines, at) || isTitledBlockAt(lines, at)))
      return { kinds, sharing, end: at, tail: 'history' };
    const header = look ? quoteHeaderAt(lines, at) : null;
    if (header === null) {
      const quoted = quotedLines(lines, at);
      kinds.push(...(quoted > 0 ? Array<'quote'>(quoted).fill('quote') : (['words'] as const)));
      at += Math.max(1, quoted);
      continue;
    }
    if (header.before !== '') sharing.set(at, header.before);
    kinds.push(...Array<'header'>(header.lines).fill('header'));
    at += header.lines;
    if (!isQuotedFrom(lines, at)) return { kinds, sharing, end: at, tail: 'history' };
  }
  return { kinds, sharing, end: lines.length, tail: 'nothing' };
}

const LOOKED_AT = 2_000;

/** Below a header the quote is either marked line by line, and answers stand between, or it goes on to the end. */
function isQuotedFrom(lines: readonly Line[], from: number): boolean {
  return lines.slice(from, from + 4).find(({ isBlank }) => !isBlank)?.isQuoted === true;
}

/** A long quoted line that a mail server broke goes on in the next one, which lost its mark. */
function quotedLines(lines: readonly Line[], at: number): number {
  const [line, next, afterNext] = lines.slice(at, at + 3);
  if (line?.isQuoted !== true) return 0;
  if (!next || next.isQuoted || next.isBlank || afterNext?.isQuoted !== true) return 1;
  const isRestOfLink = /^\S{8,}$/.test(next.bare) && /[=%&/_)]/.test(next.bare);
  return line.raw.length >= 70 || isRestOfLink ? 2 : 1;
}
