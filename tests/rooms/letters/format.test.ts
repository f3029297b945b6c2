import { expect, test } from 'vitest';
import { isolated } from '../../../src/letters/format/bidi.ts';
import { sayDay, sayMoment } from '../../../src/letters/format/dates.ts';
import { sayList } from '../../../src/letters/format/lists.ts';

const at = new Date('2026-11-24T13:05:00Z');

test.each([
  ['en', '24 November 2026, 14:05 (UTC+1)'],
  ['fr', '24 novembre 2026 à 14 h 05 (UTC+1)'],
  ['fa', '۳ آذر ۱۴۰۵ (۲۴ نوامبر ۲۰۲۶)، ساعت ۱۴:۰۵ (UTC+1)'],
  ['es', '24 de noviembre de 2026, a las 14:05 (UTC+1)'],
  ['de', '24. November 2026, 14:05 Uhr (UTC+1)'],
  ['it', '24 novembre 2026, ore 14.05 (UTC+1)'],
  ['pt', '24 de novembro de 2026, às 14:05 (UTC+1)'],
  ['tr', '24 Kasım 2026, saat 14:05 (UTC+1)'],
  ['ru', '24 ноября 2026 г., 14:05 (UTC+1)'],
  ['ar', '24 نوفمبر 2026، الساعة 14:05 (UTC+1)'],
  ['nl', '24 november 2026 om 14:05 uur (UTC+1)'],
  ['pl', '24 listopada 2026, godz. 14:05 (UTC+1)'],
  ['sv', '24 november 2026 kl. 14:05 (UTC+1)'],
  ['fi', '24. marraskuuta 2026 klo 14.05 (UTC+1)'],
  ['no', '24. november 2026 kl. 14:05 (UTC+1)'],
  ['da', '24. november 2026 kl. 14.05 (UTC+1)'],
])('a moment in %s is %s', (language, said) => {
  expect(sayMoment(at, language, 'Europe/Malta').replace(/\s/g, ' ')).toBe(said);
});

test('half-hour zones and summer time are said as they are', () => {
  expect(sayMoment(at, 'en', 'Asia/Tehran')).toContain('16:35\u00a0(UTC+3:30)');
  expect(sayMoment(new Date('2026-07-01T12:00:00Z'), 'en', 'Europe/Malta')).toContain('14:00\u00a0(UTC+2)');
  expect(sayMoment(at, 'en', 'UTC')).toContain('(UTC)');
});

test('the day is the day in the brand’s zone', () => {
  expect(sayDay(new Date('2026-11-24T23:30:00Z'), 'en', 'Europe/Malta')).toBe('25 November 2026');
  expect(sayDay(new Date('2026-12-01T12:00:00Z'), 'fr', 'Europe/Malta')).toBe('1er décembre 2026');
});

test('a list is joined as its language joins', () => {
  expect(sayList(['a', 'b', 'c'], 'en')).toBe('a, b and c');
  expect(sayList(['a', 'b', 'c'], 'fr')).toBe('a, b et c');
  expect(sayList(['الف', 'ب', 'پ'], 'fa')).toBe('الف، ب، و پ');
});

test('only what reads the other way is isolated, and marks it brings along are dropped', () => {
  expect(isolated('RD-1', 'en')).toBe('RD-1');
  expect(isolated('RD-1', 'fa')).toBe('\u2066RD-1\u2069');
  expect(isolated('رضا', 'en')).toBe('\u2068رضا\u2069');
  expect(isolated('رضا', 'fa')).toBe('رضا');
  expect(isolated('a\u202e\u2066b', 'fa')).toBe('\u2066ab\u2069');
});
