/**
 * Calendar arithmetic the slow way, for comparison: the wall clock as Intl tells it, counted in days of the proleptic
 * calendar, and the moment at which that clock shows the sum. It shares no code and no date library with the desk.
 */
export function wallClockPlus(
  start: Date,
  { days = 0, weeks = 0, months = 0 }: { readonly days?: number; readonly weeks?: number; readonly months?: number },
  zone: string,
): Date {
  const wall = wallOf(start.getTime(), zone);
  const date = new Date(wall);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last) + days + 7 * weeks);
  return new Date(momentOf(date.getTime(), zone));
}

/** The wall clock at a moment, as if it were in UTC; to the millisecond. */
function wallOf(at: number, zone: string): number {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year, month, day, hour, minute, second } = parts as Record<string, number>;
  return Date.UTC(year!, month! - 1, day, hour! % 24, minute, second) + (((at % 1000) + 1000) % 1000);
}

/**
 * The moment at which a wall clock shows this: the first of two, and where the clock jumps over it, as much later as the
 * jump is long (RFC 5545, section 3.3.5).
 */
function momentOf(wall: number, zone: string): number {
  const offsets = [...new Set([-36, -1, 1, 36].map((hours) => offsetAt(wall + hours * 3_600_000, zone)))];
  const shown = offsets.map((offset) => wall - offset).filter((at) => wallOf(at, zone) === wall);
  if (shown.length > 0) return Math.min(...shown);
  return wall - offsetAt(wall - 36 * 3_600_000, zone);
}

function offsetAt(at: number, zone: string): number {
  return wallOf(at, zone) - at;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const fields = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const;
  const known =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en', { timeZone, ...fields, second: 'numeric', hourCycle: 'h23', calendar: 'gregory' });
  formats.set(timeZone, known);
  return known;
}
