import type { Span } from './span.ts';

/** The time of day beside a date, as `T21:40`, with the stretch that both cover; null when none stands there. */
export function timeBeside(text: string, date: Span): { readonly time: string; readonly span: Span } | null {
  const tail = text.slice(date.end, date.end + 40);
  const after = AFTER.exec(tail) ?? POINTED.exec(tail);
  const afterTime = after && clock(after);
  if (after && afterTime) return { time: afterTime, span: { at: date.at, end: date.end + after[0].length } };
  const before = BEFORE.exec(text.slice(Math.max(0, date.at - 30), date.at));
  const beforeTime = before && clock(before);
  if (before && beforeTime) return { time: beforeTime, span: { at: date.at - before[0].length, end: date.end } };
  return null;
}

const AT =
  '(?:at|around|about|à|a|vers|um|gegen|a las|alle|alle ore|ore|às|as|saat|в|около|الساعة|الساعه|ساعت|ساعتای|حدود ساعت|om|rond|o|około|godz\\.?|kl\\.?|klockan|klo|г\\.?|года)';
const CLOCK = String.raw`(\d{1,2})(?:[:hH٫](\d{2})(?::\d{2})?|\s?h(?![\p{L}])|(?=\s?[ap]\.?m))(?:\s?([ap]\.?m\b))?`;
const AFTER = new RegExp(`^(?:T|[\\s,(\\-–]{0,3})(?:${AT}[\\s]{1,2}){0,2}${CLOCK}`, 'iu');
/** `kl. 21.40`: a point only after a word, for `20.00` alone is money. */
const POINTED = new RegExp(`^[\\s,]{0,3}(?:${AT}[\\s]{1,2}){1,2}(\\d{1,2})\\.(\\d{2})(?![\\d.])`, 'iu');
const BEFORE = new RegExp(
  `(?<![\\d.,:/])${CLOCK}[\\s,]{0,2}(?:(?:on|le|am|el|il|em|på|den|du|of|on the|в)[\\s]{1,2})?$`,
  'iu',
);

function clock([, hour = '', minute = '00', half = '']: RegExpExecArray): string | null {
  const isAfternoon = /^p/i.test(half);
  const isMorning = /^a/i.test(half);
  const twelve = Number(hour) % 12;
  const hours = isAfternoon ? twelve + 12 : isMorning ? twelve : Number(hour);
  if (hours > 23 || Number(minute) > 59) return null;
  return `T${String(hours).padStart(2, '0')}:${minute}`;
}
