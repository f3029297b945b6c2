import { Temporal } from 'temporal-polyfill';
import { withWesternDigits } from '../../../mail/secrets/digits.ts';
import type { WorkingCalendar } from '../../../rulebook/calendars.ts';
import { dayOfJalali } from '../../../triage/facts/jalali.ts';
import { addSpan } from '../../deadlines/deadlines.ts';
import { foldedWord } from '../folded-word.ts';
import { readChoice } from './choice.ts';

/** A day that an argument begins with, and the words behind it. */
export interface WrittenDay {
  /** The end of that day, or the moment a span of time leads to. */
  readonly at: Date;
  readonly rest: string;
}

/**
 * Reads the day at the head of an argument: `2026-12-01`, `1.12.2026`, `01/12/2026` (day first), `۱۴۰۵/۰۹/۱۰`,
 * `3 days`, `5 jours ouvrés`, `2 semaines`, `۳ روز`; words such as `until` before it are passed over. Null when there
 * is none, or no such day.
 */
export function readDay(written: string, now: Date, calendar: WorkingCalendar): WrittenDay | null {
  const text = withoutLead(withWesternDigits(written).trim());
  return dateAtHead(text, calendar) ?? spanAtHead(text, now, calendar);
}

const LEADS: ReadonlySet<string> = new Set(
  ['until', 'till', 'by', 'for', 'to', 'jusqu', 'au', 'le', 'pour', 'pendant', 'de', 'تا', 'برای', 'به', 'مدت'].map(
    foldedWord,
  ),
);

function withoutLead(text: string): string {
  const [, word = '', rest = ''] = /^(\p{L}+)(?:['’]|\s)\s*(.*)$/su.exec(text) ?? [];
  return word !== '' && LEADS.has(foldedWord(word)) ? withoutLead(rest.trim()) : text;
}

function dateAtHead(text: string, { zone }: WorkingCalendar): WrittenDay | null {
  const match = /^(\d{1,4})[-./](\d{1,2})[-./](\d{1,4})(?!\d)[\s,،:;–-]*/u.exec(text);
  if (!match) return null;
  const [head, first = '', second = '', third = ''] = match;
  const [year, day] = first.length === 4 ? [first, third] : [third, first];
  const date = plainDate(Number(year), Number(second), Number(day));
  if (!date) return null;
  const end = date.add({ days: 1 }).toZonedDateTime(zone).subtract({ minutes: 1 });
  return { at: new Date(end.epochMilliseconds), rest: text.slice(head.length) };
}

/** Years before 1700 are of the Solar Hijri calendar. */
function plainDate(year: number, month: number, day: number): Temporal.PlainDate | null {
  if (year < 1300 || year > 2200) return null;
  const jalali = year < 1700 ? dayOfJalali(year, month, day) : null;
  if (year < 1700 && !jalali) return null;
  try {
    const fields = jalali ? { year: jalali.year, month: jalali.month, day: jalali.date } : { year, month, day };
    return Temporal.PlainDate.from(fields, { overflow: 'reject' });
  } catch {
    return null;
  }
}

function spanAtHead(text: string, now: Date, calendar: WorkingCalendar): WrittenDay | null {
  const [, number = '', behind = ''] = /^(\d{1,3})\s*(\p{L}.*)$/su.exec(text) ?? [];
  const unit = readChoice(behind, UNITS);
  return unit && { at: addSpan(now, { [unit.value]: Number(number) }, calendar), rest: unit.rest };
}

const UNITS = {
  workingDays: [
    'working day',
    'working days',
    'business day',
    'business days',
    'jour ouvré',
    'jours ouvrés',
    'jours ouvrables',
    'روز کاری',
  ],
  days: ['d', 'day', 'days', 'j', 'jour', 'jours', 'روز'],
  weeks: ['w', 'week', 'weeks', 'semaine', 'semaines', 'هفته'],
  hours: ['h', 'hour', 'hours', 'heure', 'heures', 'ساعت'],
} as const;
