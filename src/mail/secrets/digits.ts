/** Decimal zeros of the scripts that phones and keyboards of players write: ASCII, Arabic, Persian, Indic, full width. */
const ZEROS = [0x0030, 0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0xff10];

/** The same text with every decimal digit as an ASCII digit; offsets stay as they are. */
export function withWesternDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59\uff10-\uff19]/g, western);
}

function western(digit: string): string {
  const code = digit.charCodeAt(0);
  const zero = ZEROS.find((candidate) => code >= candidate && code < candidate + 10) ?? code;
  return String(code - zero);
}
