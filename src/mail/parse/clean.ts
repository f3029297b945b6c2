/** What every string of a `Message` went through: nothing that a database, a header or a terminal would trip over. */

/** Text with `\n` line ends; no NUL, no other control character but tab, no lone surrogate; at most `longest` units. */
export function cleanText(text: string, longest = LONGEST_TEXT): string {
  const cut = text.slice(0, longest).toWellFormed();
  return cut.replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n').replace(/[\0-\x08\x0B\x0C\x0E-\x1F\x7F]/g, '');
}

/** One line: for subjects, names of headers' owners and the like. Joiners stay, for Persian needs them. */
export function cleanLine(text: string, longest = 998): string {
  const cut = text.slice(0, longest * 2).toWellFormed();
  return cut
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g, '')
    .replace(/ {2,}/g, ' ')
    .trim()
    .slice(0, longest)
    .toWellFormed();
}

export const LONGEST_TEXT = 2_000_000;
