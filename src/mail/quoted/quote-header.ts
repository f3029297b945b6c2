import { ADDRESS, BRACKETED, hasDate } from './date-or-address.ts';
import type { Line } from './line.ts';

/**
 * The line or lines in which a mail program says who wrote what follows («On … Joe <joe@example.test> wrote:»).
 * Returns how many lines it takes from `at`, 0 when there is none.
 */
export function quoteHeaderAt(lines: readonly Line[], at: number): number {
  const first = lines[at];
  if (!first || first.isBlank || first.isQuoted || !mayOpen(first.bare)) return 0;
  let text = '';
  for (let end = at; end < Math.min(at + MOST_LINES, lines.length); end += 1) {
    const line = lines[end];
    if (!line || line.isQuoted) return 0;
    if (line.isBlank && !text.endsWith('<') && !mayGoOn(lines, end)) return 0;
    text = `${text} ${line.bare}`.trim();
    if (text.length > LONGEST) return 0;
    if (line.isBlank || !ENDS.test(line.bare)) continue;
    const quoteFollows = isQuoteNext(lines, end + 1);
    if (isHeader(text, quoteFollows)) return startsLater(lines, at, end, quoteFollows) ? 0 : end + 1 - at;
  }
  return 0;
}

const MOST_LINES = 6;
const LONGEST = 300;

/** A header begins with its date, its sender or a word such as «On», never in the middle of somebody's sentence. */
function mayOpen(bare: string): boolean {
  return OPENS.test(bare) || hasDate(bare) || ADDRESS.test(bare) || WROTE.test(bare);
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

/** «John Smith», an empty line, then «<» alone: Polymail breaks its header so. */
function mayGoOn(lines: readonly Line[], blank: number): boolean {
  return lines[blank + 1]?.bare === '<';
}

function isQuoteNext(lines: readonly Line[], from: number): boolean {
  for (let at = from; at < Math.min(from + 4, lines.length); at += 1) {
    const line = lines[at];
    if (line && !line.isBlank) return line.isQuoted;
  }
  return false;
}

/** Each rule asks for two signs at least, for a player may well write «On Monday your agent wrote to me:». */
function isHeader(text: string, quoteFollows: boolean): boolean {
  if (FIRST_PERSON.test(text)) return false;
  if (/^-{2,}.{0,280}-{2,}$/.test(text)) return WROTE.test(text);
  const dated = hasDate(text);
  const bracketed = BRACKETED.test(text);
  const addressed = bracketed || ADDRESS.test(text);
  const colon = /[:：]$/.test(text);
  const saysWrote = WROTE_LAST.test(text);
  if (quoteFollows && (dated || addressed)) return colon || saysWrote || STARTS_WITH_DATE.test(text);
  if (dated && bracketed && colon) return true;
  if (dated && saysWrote) return addressed || OPENS.test(text) || STARTS_WITH_DATE.test(text);
  if (addressed && saysWrote && colon) return STARTS_WITH_ADDRESS.test(text);
  return dated && colon && WROTE_THEN_DATE.test(text);
}

const WORDS =
  'wrote|writes|sent|schrieb|geschrieben|a écrit|a ecrit|écrivait|escribió|escribio|ha scritto|scrisse|escreveu|escribiu|schreef|geschreven|skrev|skrifaði|napisał(?:a|\\(a\\)|/a)?|napsal(?:\\(a\\))?|kirjoitti|написал(?:а|\\(а\\))?|пишет|пише|написав|yazdı|yazmış|şöyle yazdı|đã viết|έγραψε|كتب(?:/كتبت|ت)?|نوشت|نوشته است|נכתב|כתב|írta|a scris|napisao';
const WROTE = new RegExp(`(?:^|[\\s,>])(?:${WORDS})(?=[\\s:.,-]|$)`, 'iu');
const WROTE_LAST = new RegExp(`(?:^|[\\s,>)])(?:${WORDS}) ?[:：]?[-\\s]*$`, 'iu');
/** A line that cannot close a header is not tried. */
const ENDS = new RegExp(`[:：>-]$|(?:${WORDS}) ?[:：]?$`, 'iu');
const FIRST_PERSON = /\b(?:i|we) (?:wrote|sent)\b|\bj'ai écrit|\bich schrieb|\bho scritto|نوشتم|كتبت لكم/iu;
const OPENS =
  /^(?:on|le|am|den|el|il|in data|em|no dia|op|den|på|w dniu|dnia|lör|fre|tor|tis|mån|sön|ma|ti|ke|to|pe|la|su|vào|в|во|на|در|في|بتاريخ|pada)[\s.,]/iu;
const STARTS_WITH_DATE = /^(?:\p{L}{2,12}[.,]{0,2} )?(?:\d{1,4}[-/.: ]\p{L}{0,12}[.,]? ?\d{1,4}|\d{1,2}:\d\d)/u;
const STARTS_WITH_ADDRESS = /^["'<]?[^\s<>@]{1,64}@[^\s<>@]{1,120}[>"']? \S{1,20}:?$/;
const WROTE_THEN_DATE =
  /^(?:wiadomość napisana przez .{1,150} w dniu |.{1,60} schrieb am .{1,40}\d{4} um |.{1,60} skrev den )/iu;
