import type { Fact } from './fact.ts';
import { factAt, matchesOf, type Reading } from './reading.ts';
import { overlaps, type Span } from './span.ts';

/** The words of an error as the player saw them: quoted beside a word such as error, after its colon, or a code. */
export function errorsIn(reading: Reading): readonly Fact[] {
  const words = matchesOf(reading, 'errors');
  const known = words.filter(({ id }) => id === 'known');
  const told = words.filter(({ id }) => id === 'word').flatMap((word) => toldAt(word, reading.text) ?? []);
  const apart = told.filter((span) => !matchesOf(reading, 'statuses').some((status) => fills(status, span)));
  const longest = [...apart, ...known.filter((span) => !apart.some((other) => overlaps(span, other)))];
  return longest.map((span) =>
    factAt(reading, span, { kind: 'error', value: reading.raw.slice(span.at, span.end).replace(/\s+/g, ' ') }),
  );
}

const QUOTED =
  /^[^"“”«»„'‘\n]{0,60}(?:"([^"\n]{3,160})"|[“„]([^“”"\n]{3,160})[“”"]|«([^»\n]{3,160})»|[‘']([^'’‘\n]{3,160})['’](?!\p{L}))/u;
const QUOTED_BEFORE = /(?:"([^"\n]{3,160})"|[“„]([^“”"\n]{3,160})[“”"]|«([^»\n]{3,160})»)[^"“”«»\n]{0,25}$/u;
const CODE = /^[^\p{L}\d]{0,4}(?:http|code|nr|no|کد)?[^\p{L}\d]{0,4}([45]\d\d)(?![\d€$.,])/iu;
const AFTER_COLON = /^\s{0,2}:\s{0,2}([^\n"“«]{4,120}?)(?=[.!?](?:\s|$)|\n|$)/u;

function toldAt(word: Span, text: string): Span | null {
  const after = text.slice(word.end, word.end + 240);
  for (const pattern of [CODE, QUOTED, AFTER_COLON]) {
    const span = spanOf(pattern.exec(after), word.end);
    if (span) return span;
  }
  const from = Math.max(0, word.at - 200);
  return spanOf(QUOTED_BEFORE.exec(text.slice(from, word.at)), from);
}

/** Place of the only group that took part in a match. */
function spanOf(match: RegExpExecArray | null, from: number): Span | null {
  const told = match?.slice(1).find(Boolean);
  if (!match || told === undefined) return null;
  const at = from + match.index + match[0].lastIndexOf(told) + (told.length - told.trimStart().length);
  return { at, end: at + told.trim().length };
}

/** What is shown as the state of a payment (`it says "pending"`) is no error. */
function fills(status: Span, told: Span): boolean {
  return overlaps(status, told) && told.end - told.at - (status.end - status.at) <= 4;
}
