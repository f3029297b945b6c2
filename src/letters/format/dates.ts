import { type Language, localeOf } from '../language.ts';
import { persianDigits } from './digits.ts';

/** “24 November 2026”: no weekday, no bare numbers that two countries read differently; Persian has both calendars. */
export function sayDay(at: Date, language: Language, zone: string): string {
  const format = (locale: string): Intl.DateTimeFormat =>
    formatOf(locale, { timeZone: zone, day: 'numeric', month: 'long', year: 'numeric' });
  if (language === 'fa') {
    const solar = inOrder(format('fa-IR-u-ca-persian-nu-arabext'), at);
    return `${solar} (${inOrder(format('fa-IR-u-ca-gregory-nu-arabext'), at)})`;
  }
  const day = format(localeOf(language)).format(at);
  return language === 'fr' ? day.replace(/^1 /, '1er ') : day;
}

/** “24 November 2026, 14:05 (UTC+1)”: a reader in another country can place it. */
export function sayMoment(at: Date, language: Language, zone: string): string {
  const clock = formatOf('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(at);
  const time = clock.replace(':', between[language] ?? ':');
  const [before, after] = around[language] ?? [', ', ''];
  const said = language === 'fa' ? persianDigits(time) : time;
  return `${sayDay(at, language, zone)}${before}${said}${after}\u00a0(${offsetOf(at, zone)})`;
}

function inOrder(format: Intl.DateTimeFormat, at: Date): string {
  const parts = format.formatToParts(at);
  const part = (type: string): string => parts.find((found) => found.type === type)?.value ?? '';
  return `${part('day')} ${part('month')} ${part('year')}`;
}

/** `UTC+1`, `UTC+3:30`: the same in every language. */
function offsetOf(at: Date, zone: string): string {
  const parts = formatOf('en', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(at);
  return (parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT').replace(/^GMT(?:\+0)?/, 'UTC');
}

/** Made once for each language and zone of the rules: to make one takes longer than all other work on a date. */
function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, format);
  return format;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What stands between hours and minutes, where it is no colon. */
const between: Readonly<Record<Language, string>> = { fi: '.', da: '.', it: '.', fr: '\u00a0h\u00a0' };
/** What stands before and after the time. */
const around: Readonly<Record<Language, readonly [string, string]>> = {
  fr: [' à ', ''],
  fa: ['، ساعت ', ''],
  es: [', a las ', ''],
  de: [', ', ' Uhr'],
  it: [', ore ', ''],
  pt: [', às ', ''],
  tr: [', saat ', ''],
  ar: ['، الساعة ', ''],
  nl: [' om ', ' uur'],
  pl: [', godz. ', ''],
  sv: [' kl. ', ''],
  fi: [' klo ', ''],
  no: [' kl. ', ''],
  da: [' kl. ', ''],
};
