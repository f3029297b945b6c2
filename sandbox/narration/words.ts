import { stripVTControlCharacters } from 'node:util';

/**
 * Words of strangers for a terminal: no control character, which would steer it, no mark of direction, which would
 * reach beyond them, at most 120 characters; and those of a right-to-left script isolated (UAX 9, FSI and PDI), so that
 * the line around them keeps its order.
 */
export function safeWords(text: string): string {
  const clean = text
    .slice(0, 1_000)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/\p{Cf}/gu, (character) => (character === ZERO_WIDTH_NON_JOINER ? character : ''))
    .trim();
  const characters = [...clean];
  const short = characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : clean;
  return RIGHT_TO_LEFT.test(short) ? `\u2068${short}\u2069` : short;
}

/** A line of its own behind a label. */
export function labelled(label: string, text: string): string {
  return `  ${label.padEnd(LABEL)}${text}`;
}

/** Items behind a label, broken between two of them so that lines stay readable. */
export function listed(label: string, items: readonly string[]): readonly string[] {
  const lines: string[] = [];
  for (const item of items) {
    const line = lines.at(-1);
    if (line !== undefined && width(line) + width(item) < WIDTH) lines[lines.length - 1] = `${line}, ${item}`;
    else lines.push(item);
  }
  return lines.map((line, at) => labelled(at === 0 ? label : '', at < lines.length - 1 ? `${line},` : line));
}

/** Without colours, which take no room. */
function width(text: string): number {
  return stripVTControlCharacters(text).length;
}

/** Persian writes it inside words. */
const ZERO_WIDTH_NON_JOINER = '\u200C';
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
const LONGEST = 120;
const WIDTH = 90;
const LABEL = 11;
