import Holidays from 'date-holidays';
import { z } from 'zod';
import { type Mistake, type Read, sound } from './mistake.ts';
import { readYaml } from './yaml-file.ts';

/** When a brand's desk is at work: wall-clock hours in one zone, and the dates on which it is closed. */
export interface WorkingCalendar {
  /** IANA name, such as `Europe/Malta`. */
  readonly zone: string;
  /** Openings by ISO day of the week, 1 is Monday; a closed day has none. In order, apart from each other. */
  readonly hours: readonly (readonly Opening[])[];
  /** ISO dates. */
  readonly holidays: ReadonlySet<string>;
}

/** Minutes after midnight on the wall clock: `from` included, `to` not; 1440 is the end of the day. */
interface Opening {
  readonly from: number;
  readonly to: number;
}

/**
 * Reads `rules/calendars.yaml`. Public holidays are computed for the given years; a date outside them counts as
 * working, so the years must span every deadline that will be asked for.
 */
export function readCalendars(
  file: string,
  text: string,
  years: readonly number[],
): Read<ReadonlyMap<string, WorkingCalendar>> {
  const read = readYaml(file, text, calendarsShape);
  if (read.kind === 'mistaken') return read;
  const entries = Object.entries(read.value.value.calendars);
  const mistakes = entries.flatMap(([name, written]) =>
    mistakesIn(written).map(({ path, message }) => read.value.mistakeAt(['calendars', name, ...path], message)),
  );
  if (mistakes.length > 0) return { kind: 'mistaken', mistakes };
  return sound(new Map(entries.map(([name, written]) => [name, calendarOf(written, years)])));
}

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const opening = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/, {
  error: 'write opening hours as 09:00-18:00',
});
const calendarShape = z.strictObject({
  zone: z.string(),
  hours: z.partialRecord(z.enum(days), z.array(opening).min(1)),
  holidays: z.strictObject({
    /** ISO 3166-1 code whose public holidays are kept; absent: none. */
    country: z.string().optional(),
    also: z.array(z.iso.date()).default([]),
    except: z.array(z.iso.date()).default([]),
  }),
});
const calendarsShape = z.strictObject({ calendars: z.record(z.string(), calendarShape) });
type WrittenCalendar = z.infer<typeof calendarShape>;

function mistakesIn(written: WrittenCalendar): { path: string[]; message: Mistake['message'] }[] {
  const found: { path: string[]; message: string }[] = [];
  if (!zoneExists(written.zone)) found.push({ path: ['zone'], message: `no time zone is called ${written.zone}` });
  const { country } = written.holidays;
  if (country !== undefined && !(country in new Holidays().getCountries()))
    found.push({ path: ['holidays', 'country'], message: `no public holidays are known for ${country}` });
  for (const day of days) {
    const openings = openingsOf(written.hours[day]);
    if (openings.some(({ from, to }, index) => from >= to || from < (openings[index - 1]?.to ?? 0)))
      found.push({ path: ['hours', day], message: 'openings must end after they begin and stand in order' });
  }
  if (Object.keys(written.hours).length === 0)
    found.push({ path: ['hours'], message: 'a desk that never opens could keep no deadline: name at least one day' });
  return found;
}

function zoneExists(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

function calendarOf(written: WrittenCalendar, years: readonly number[]): WorkingCalendar {
  let holidays: ReadonlySet<string> | undefined;
  return {
    zone: written.zone,
    hours: days.map((day) => openingsOf(written.hours[day])),
    // Forty years of a country take a while to compute, and most calendars of a house are nobody's.
    get holidays() {
      return (holidays ??= holidaysOf(written.holidays, years));
    },
  };
}

function holidaysOf(
  { country, also, except }: WrittenCalendar['holidays'],
  years: readonly number[],
): ReadonlySet<string> {
  const dates = [...(country === undefined ? [] : publicHolidays(country, years)), ...also];
  return new Set(dates.filter((date) => !except.includes(date)));
}

function openingsOf(written: readonly string[] = []): readonly Opening[] {
  return written.map((text) => {
    const [from = 0, to = 0] = text.split('-').map(minutesOf);
    return { from, to };
  });
}

function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}

/** Every whole day of every public holiday; half days stay working days. */
function publicHolidays(country: string, years: readonly number[]): readonly string[] {
  const holidays = new Holidays(country, { types: ['public'] });
  return years.flatMap((year) =>
    holidays.getHolidays(year).flatMap(({ date, start, end }) => {
      const length = Math.floor((end.getTime() - start.getTime()) / dayMs + 0.1);
      const first = Date.parse(date.slice(0, 10));
      return Array.from({ length }, (_, index) => new Date(first + index * dayMs).toISOString().slice(0, 10));
    }),
  );
}

const dayMs = 86_400_000;
