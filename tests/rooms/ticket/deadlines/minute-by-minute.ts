import type { WorkingCalendar } from '../../../../src/rulebook/calendars.ts';

/**
 * Working time the slow way, for comparison: every minute of a span of months, asked of Intl and of the weekly hours.
 * It shares no code and no date library with the desk.
 */
export function minuteByMinute(calendar: WorkingCalendar, from: string, to: string): SlowCalendar {
  const start = Date.parse(`${from}T00:00:00Z`);
  const walls = wallClock(calendar.zone, start, Date.parse(`${to}T00:00:00Z`));
  const open = openMinutes(calendar, walls);
  const at = (index: number): Date => new Date(start + index * 60_000);
  const indexOf = (moment: Date): number => (moment.getTime() - start) / 60_000;
  return {
    isOpen: (moment) => open[indexOf(moment)] === 1,
    nextOpening: (moment) => at(open.indexOf(1, indexOf(moment))),
    addMinutes(moment, minutes) {
      let index = indexOf(moment);
      for (let left = minutes; left > 0; index += 1) left -= open[index] ?? 0;
      return at(index);
    },
    addDays(moment, days) {
      let index = indexOf(moment);
      const today = walls[index]!.day;
      const worked = new Set<string>();
      let close = index;
      for (; worked.size <= days && index < open.length; index += 1) {
        const { day } = walls[index]!;
        if (day === today || open[index] !== 1) continue;
        worked.add(day);
        if (worked.size <= days) close = index + 1;
      }
      return at(close);
    },
  };
}

export interface SlowCalendar {
  isOpen(moment: Date): boolean;
  nextOpening(moment: Date): Date;
  addMinutes(moment: Date, minutes: number): Date;
  addDays(moment: Date, days: number): Date;
}

interface Wall {
  readonly day: string;
  readonly weekday: number;
  readonly minute: number;
}

function wallClock(zone: string, start: number, end: number): readonly Wall[] {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  const walls: Wall[] = [];
  for (let quarter = start; quarter < end; quarter += 15 * 60_000) {
    const [day = '', clock = ''] = format.format(quarter).split(' ');
    const minute = Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
    const weekday = (new Date(day).getUTCDay() + 6) % 7;
    for (let ahead = 0; ahead < 15; ahead += 1) walls.push({ day, weekday, minute: minute + ahead });
  }
  return walls;
}

/** A minute is worked from the first one at or after the opening to the last one before the close, on the same date. */
function openMinutes(calendar: WorkingCalendar, walls: readonly Wall[]): Uint8Array {
  const open = new Uint8Array(walls.length);
  for (let index = 0; index < walls.length; ) {
    const { day, weekday } = walls[index]!;
    let end = index;
    while (walls[end]?.day === day) end += 1;
    const openings = calendar.holidays.has(day) ? [] : calendar.hours[weekday]!;
    for (const { from, to } of openings) {
      let first = index;
      while (first < end && walls[first]!.minute < from) first += 1;
      let last = end;
      while (last > first && walls[last - 1]!.minute >= to) last -= 1;
      open.fill(1, first, last);
    }
    index = end;
  }
  return open;
}
