import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WorkingCalendar } from '../../../../src/rulebook/calendars.ts';
import { addSpan } from '../../../../src/ticket/deadlines/deadlines.ts';
import { wallClockPlus } from './wall-clock.ts';

const ZONES = [
  'Europe/Malta',
  'Europe/London',
  'Europe/Paris',
  'Asia/Tehran',
  'America/New_York',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Asia/Kathmandu',
];
const start = Date.parse('2024-01-01T00:00:00Z');

const cases = fc.record({
  zone: fc.constantFrom(...ZONES),
  /** A third of the sums lie close to a clock change, a third at the end of a month. */
  at: fc.oneof(
    fc.integer({ min: 0, max: 4 * 365 * 1440 }).map((minute) => start + minute * 60_000),
    fc
      .tuple(
        fc.constantFrom('2026-03-08', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2026-11-01'),
        fc.integer({ min: -70 * 1440, max: 1440 }),
      )
      .map(([day, off]) => Date.parse(day) + off * 60_000),
    fc
      .tuple(fc.integer({ min: 0, max: 47 }), fc.integer({ min: -2880, max: 1440 }))
      .map(([month, off]) => Date.UTC(2024, month + 1, 1) + off * 60_000),
  ),
  unit: fc.constantFrom('days', 'weeks', 'months'),
  count: fc.integer({ min: 0, max: 30 }),
});

test('days, weeks and months keep the time of day, clock changes included', { timeout: 3_600_000 }, () => {
  fc.assert(
    fc.property(cases, ({ zone, at, unit, count }) => {
      const from = new Date(at);
      const span = { [unit]: count };
      expect(addSpan(from, span, calendarIn(zone))).toEqual(wallClockPlus(from, span, zone));
    }),
    { numRuns: Number(process.env['CASES'] ?? 5_000), seed: 1 },
  );
});

test('hours and minutes are what a stopwatch shows, whatever the clocks do', () => {
  const before = new Date('2026-03-29T00:30:00Z');
  expect(addSpan(before, { hours: 72 }, calendarIn('Europe/Malta'))).toEqual(new Date('2026-04-01T00:30:00Z'));
  expect(addSpan(before, { minutes: 90 }, calendarIn('Europe/Malta'))).toEqual(new Date('2026-03-29T02:00:00Z'));
});

function calendarIn(zone: string): WorkingCalendar {
  return { zone, hours: [], holidays: new Set() };
}
