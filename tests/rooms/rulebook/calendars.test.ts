import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readCalendars } from '../../../src/rulebook/calendars.ts';
import { sayMistake } from '../../../src/rulebook/mistake.ts';

const file = 'rules/calendars.yaml';
const text = readFileSync(file, 'utf8');

test('public holidays of the country count for the years asked for, with additions', () => {
  const read = readCalendars(file, text, [2026, 2027]);
  if (read.kind === 'mistaken') throw new Error(read.mistakes.map(sayMistake).join('\n'));
  const malta = read.value.get('malta-office');
  expect(malta?.holidays).toContain('2026-12-08');
  expect(malta?.holidays).toContain('2027-01-01');
  expect(malta?.holidays).toContain('2026-12-24');
  expect(malta?.holidays).not.toContain('2028-01-01');
  expect(malta?.hours[0]).toEqual([{ from: 540, to: 1080 }]);
  expect(malta?.hours[6]).toEqual([]);
  expect(read.value.get('around-the-clock')?.holidays.size).toBe(0);
});

test('half days stay working days, and a feast of three days closes three', () => {
  const read = readCalendars(
    file,
    `calendars:\n${calendar('curacao', 'America/Curacao', '{ country: CW }')}${calendar('comoros', 'Africa/Nairobi', '{ country: KM }')}`,
    [2026],
  );
  if (read.kind === 'mistaken') throw new Error(read.mistakes.map(sayMistake).join('\n'));
  expect(read.value.get('curacao')?.holidays).not.toContain('2026-12-31');
  const comoros = read.value.get('comoros')?.holidays;
  expect(['2026-03-20', '2026-03-21', '2026-03-22'].filter((day) => comoros?.has(day))).toHaveLength(3);
});

test('an unknown zone, an unknown country and crossed hours are reported together', () => {
  const wrong = text
    .replace('zone: Europe/Malta', 'zone: Europe/Valetta')
    .replace('country: MT', 'country: ZZ')
    .replace("monday: ['09:00-18:00']", "monday: ['13:00-18:00', '09:00-12:00']");
  const read = readCalendars(file, wrong, [2026]);
  expect(read.kind === 'mistaken' && read.mistakes.map(sayMistake)).toEqual([
    'rules/calendars.yaml:5:11: no time zone is called Europe/Valetta',
    'rules/calendars.yaml:13:16: no public holidays are known for ZZ',
    'rules/calendars.yaml:7:15: openings must end after they begin and stand in order',
  ]);
});

function calendar(name: string, zone: string, holidays: string): string {
  return `  ${name}:\n    zone: ${zone}\n    hours: { monday: ['09:00-17:00'] }\n    holidays: ${holidays}\n`;
}
