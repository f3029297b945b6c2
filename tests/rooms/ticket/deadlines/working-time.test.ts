import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WorkingCalendar } from '../../../../src/rulebook/calendars.ts';
import {
  addWorkingDays,
  addWorkingHours,
  isOpen,
  lastShiftBefore,
  nextOpening,
} from '../../../../src/ticket/deadlines/working-time.ts';
import { minuteByMinute } from './minute-by-minute.ts';

const weekdays = [[{ from: 540, to: 1080 }]];
const malta = calendar('Europe/Malta', [...Array.from({ length: 5 }, () => weekdays[0]!), [], []], ['2026-12-08']);

const worlds = [
  malta,
  calendar('America/New_York', week([{ from: 0, to: 1440 }]), []),
  calendar(
    'Europe/Malta',
    week([
      { from: 60, to: 150 },
      { from: 150, to: 200 },
    ]),
    ['2026-03-28'],
  ),
  calendar(
    'Australia/Lord_Howe',
    week([
      { from: 100, to: 135 },
      { from: 480, to: 1020 },
    ]),
    ['2026-04-05'],
  ),
  calendar(
    'America/Havana',
    week([
      { from: 0, to: 30 },
      { from: 45, to: 100 },
      { from: 1200, to: 1440 },
    ]),
    [],
  ),
  calendar('Asia/Tehran', [[{ from: 510, to: 1020 }], [], [], [], [], [{ from: 510, to: 780 }], []], ['2026-06-06']),
].map((world) => ({ world, slow: minuteByMinute(world, '2026-01-01', '2027-04-01') }));

const cases = fc.record({
  which: fc.nat(worlds.length - 1),
  /** Half of the starts lie close to a clock change. */
  minute: fc.oneof(
    fc.integer({ min: 0, max: 330 * 1440 }),
    fc
      .tuple(
        fc.constantFrom('2026-03-08', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2026-11-01'),
        fc.integer({ min: -2880, max: 1440 }),
      )
      .map(([day, off]) => (Date.parse(day) - Date.parse('2026-01-01')) / 60_000 + off),
  ),
  minutesOfWork: fc.integer({ min: 1, max: 48 * 60 }),
  days: fc.integer({ min: 1, max: 15 }),
});

test('working time agrees with a count minute by minute, clock changes included', { timeout: 3_600_000 }, () => {
  fc.assert(
    fc.property(cases, ({ which, minute, minutesOfWork, days }) => {
      const { world, slow } = worlds[which]!;
      const start = new Date(Date.parse('2026-01-01T00:00:00Z') + minute * 60_000);
      expect(isOpen(start, world)).toBe(slow.isOpen(start));
      expect(nextOpening(start, world)).toEqual(slow.nextOpening(start));
      const hours = minutesOfWork / 60;
      expect(addWorkingHours(start, hours, world)).toEqual(slow.addMinutes(start, minutesOfWork));
      expect(addWorkingDays(start, days, world)).toEqual(slow.addDays(start, days));
    }),
    { numRuns: Number(process.env['CASES'] ?? 5_000), seed: 1 },
  );
});

test('four hours from Friday 17:00 end on Monday at noon', () => {
  expect(addWorkingHours(new Date('2026-11-20T16:00:00Z'), 4, malta)).toEqual(new Date('2026-11-23T11:00:00Z'));
});

test('hours that end at the close end there, and not with the next opening, whatever share of an hour they are', () => {
  const start = new Date('2026-10-23T15:10:00Z');
  expect(addWorkingHours(start, 2210 / 60, malta)).toEqual(new Date('2026-10-29T17:00:00Z'));
});

test('a night with a clock change has as many working hours as really pass', () => {
  const always = worlds[1]!.world;
  const before = new Date('2026-03-08T00:00:00-05:00');
  expect(addWorkingHours(before, 24, always)).toEqual(new Date('2026-03-09T01:00:00-04:00'));
});

test('the day of receipt and holidays do not count as working days', () => {
  expect(addWorkingDays(new Date('2026-12-07T09:00:00Z'), 1, malta)).toEqual(new Date('2026-12-09T17:00:00Z'));
});

test('the desk is open from the first minute of an opening and shut at its last', () => {
  expect(isOpen(new Date('2026-11-20T08:00:00Z'), malta)).toBe(true);
  expect(isOpen(new Date('2026-11-20T17:00:00Z'), malta)).toBe(false);
  expect(nextOpening(new Date('2026-11-20T17:00:00Z'), malta)).toEqual(new Date('2026-11-23T08:00:00Z'));
});

test('the last stretch of work before a moment ends before it, over weekends and holidays too', () => {
  const before = (at: string): unknown => lastShiftBefore(new Date(at), malta);
  expect(before('2026-11-20T17:00:00Z')).toEqual(new Date('2026-11-20T08:00:00Z'));
  expect(before('2026-11-20T16:59:59Z')).toEqual(new Date('2026-11-19T08:00:00Z'));
  expect(before('2026-11-22T12:00:00Z')).toEqual(new Date('2026-11-20T08:00:00Z'));
  expect(before('2026-12-08T18:00:00Z')).toEqual(new Date('2026-12-07T08:00:00Z'));
  expect(lastShiftBefore(new Date('2026-01-01'), calendar('UTC', week([]), []))).toBeNull();
});

test('a calendar that never opens is a bug and says so', () => {
  expect(() => nextOpening(new Date('2026-01-01'), calendar('UTC', week([]), []))).toThrow('no working time');
});

function week(openings: WorkingCalendar['hours'][number]): WorkingCalendar['hours'] {
  return Array.from({ length: 7 }, () => openings);
}

function calendar(zone: string, hours: WorkingCalendar['hours'], holidays: readonly string[]): WorkingCalendar {
  return { zone, hours, holidays: new Set(holidays) };
}
