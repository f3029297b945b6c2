/** How mail programs say «wrote», and how such a line begins, in the languages that players use and some more. */
const WORDS =
  'wrote|writes|sent|schrieb|geschrieben|a écrit|a ecrit|écrivait|escribió|escribio|ha scritto|scrisse|escreveu|escribiu|schreef|geschreven|skrev|skrifaði|napisał(?:a|\\(a\\)|/a)?|napsal(?:\\(a\\))?|kirjoitti|написал(?:а|\\(а\\))?|пишет|пише|написав|yazdı|yazmış|đã viết|έγραψε|كتب(?:/كتبت|ت)?|نوشت|نوشته است|כתב|írta|a scris|napisao';

const OPENERS =
  'on|le|am|el|il|in data|em|no dia|op|den|på|w dniu|dnia|lör|fre|tor|tis|mån|sön|ma|ti|ke|to|pe|la|su|vào|в|во|на|در|در تاریخ|في|بتاريخ';

export const WROTE = new RegExp(`(?:^|[\\s,>])(?:${WORDS})(?=[\\s:.,-]|$)`, 'iu');
export const WROTE_LAST = new RegExp(`(?:^|[\\s,>)])(?:${WORDS}) ?[:：]?[-\\s]*$`, 'iu');
export const OPENS = new RegExp(`^(?:${OPENERS})[\\s.,]`, 'iu');
/** The same in the middle of a line; there a day must follow. */
export const OPENS_WITHIN = new RegExp(
  `[\\s-](?=(?:${OPENERS})\\s(?:\\p{L}{2,12}[.,]{0,2}\\s){0,2}\\d{1,4}[^\\d])`,
  'iu',
);
export const STARTS_WITH_DATE = /^(?:\p{L}{2,12}[.,]{0,2} )?(?:\d{1,4}[-/.: ]\p{L}{0,12}[.,]? ?\d{1,4}|\d{1,2}:\d\d)/u;
/** Where the day stands behind the name. */
export const WROTE_THEN_DATE =
  /^(?:wiadomość napisana przez .{1,150} w dniu |.{1,60} schrieb am .{1,40}\d{4} um |.{1,60} skrev den )/iu;
/** A player who quotes a letter of their own. */
export const FIRST_PERSON =
  /\b(?:i|we) (?:wrote|sent)\b|\bj['’]ai écrit|\bich schrieb|\bho scritto:?$|نوشتم|(?<!\p{L})я написал/iu;
