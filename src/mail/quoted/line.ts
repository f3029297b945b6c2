/** One line of a mail with what tells quotes from words: read once, so that every rule is a few comparisons. */
export interface Line {
  /** As it stands in the mail. */
  readonly raw: string;
  /** For recognising: no direction marks, western digits, single spaces, no bold marks around it, at most 400 characters. */
  readonly bare: string;
  /** `> ` in front of it. */
  readonly isQuoted: boolean;
  readonly isBlank: boolean;
}

/** The lines of a text, at most 20,000; whatever comes after is one last line that nothing is looked for in. */
export function linesOf(text: string): readonly Line[] {
  const all = text.split('\n');
  const lines = all.length > MOST_LINES ? [...all.slice(0, MOST_LINES), all.slice(MOST_LINES).join('\n')] : all;
  return lines.map((raw) => {
    const bare = bareOf(raw);
    return { raw, bare, isQuoted: isQuoteMark(bare), isBlank: bare === '' };
  });
}

const MOST_LINES = 20_000;
const LONGEST = 400;

function bareOf(raw: string): string {
  const line = raw
    .slice(0, LONGEST)
    .replace(MARKS, '')
    .replace(/[\u00A0\u2000-\u200A\u202F\u3000\t]/g, ' ')
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/ {2,}/g, ' ')
    .trim();
  return /^[*_]{1,2}\p{L}/u.test(line) ? line.replace(/(^|\s)[*_]{1,2}|[*_]{1,2}(?=\s|$)/g, '$1').trim() : line;
}

const MARKS = /[\u200B\u200C\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\u061C\uFEFF]/g;

/** `>>> link <<<` is decoration and `> 5000` an amount. */
function isQuoteMark(bare: string): boolean {
  return bare.startsWith('>') && !bare.endsWith('<<<') && !/^>=? ?[\d.,]+(?: ?\S{1,4})?$/.test(bare);
}
