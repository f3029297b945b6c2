import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sayMistake } from '../../../src/rulebook/mistake.ts';
import { memberByAddress, memberById, readStaff, staffOf } from '../../../src/rulebook/staff.ts';

const file = 'rules/staff.yaml';
const text = readFileSync(file, 'utf8');
const around = {
  calendars: new Set(['malta-office']),
  categories: new Set(['payment', 'kyc', 'other']),
  brands: new Set(['default']),
};

test('the staff that ships is sound, and has a supervisor', () => {
  const read = readStaff(file, text, around);
  if (read.kind === 'mistaken') throw new Error(read.mistakes.map(sayMistake).join('\n'));
  expect(read.value.members.map(({ id, role }) => [id, role])).toEqual([
    ['nora', 'agent'],
    ['sam', 'supervisor'],
  ]);
});

test('a member is found by any of their addresses, in any capitals', () => {
  const read = readStaff(
    file,
    text.replace('[nora@casino.example]', '[nora@casino.example, Nora.Berg@casino.example]'),
    around,
  );
  if (read.kind === 'mistaken') throw new Error('mistaken');
  expect(memberByAddress(read.value, 'NORA.berg@Casino.example')?.id).toBe('nora');
  expect(memberByAddress(read.value, 'mallory@casino.example')).toBeNull();
  expect(memberById(read.value, 'sam')?.role).toBe('supervisor');
});

test('a calendar, a category and a deputy that do not exist are named at their lines', () => {
  const wrong = text
    .replace('categories: all', 'categories: [payment, jackpots]')
    .replace('calendar: malta-office', 'calendar: malta')
    .replace('    keepPrivate: [Berg]', '    away: { until: 2026-12-01, deputy: joe }');
  expect(mistakes(wrong)).toEqual([
    'rules/staff.yaml:19:27: there is no category jackpots',
    'rules/staff.yaml:21:15: there is no calendar malta',
    'rules/staff.yaml:22:11: nobody of the staff is called joe',
  ]);
});

test('one address cannot belong to two people', () => {
  expect(mistakes(text.replace('sam@casino.example', 'NORA@casino.example'))).toEqual([
    'rules/staff.yaml:26:17: nora@casino.example already belongs to nora',
  ]);
});

test('a house without a supervisor is refused', () => {
  expect(mistakes(text.replace('role: supervisor', 'role: agent'))).toEqual([
    'rules/staff.yaml:14:3: somebody must be a supervisor',
  ]);
});

test('an absence that ends before it begins is refused', () => {
  expect(
    mistakes(text.replace('    keepPrivate: [Berg]', '    away: { from: 2026-12-09, until: 2026-12-01 }')),
  ).toEqual(['rules/staff.yaml:22:11: the absence ends before it begins']);
});

test('an unknown word in the file is a mistake and not silently ignored', () => {
  expect(mistakes(text.replace('keepPrivate: [Berg]', 'keepprivate: [Berg]'))).toHaveLength(1);
});

function mistakes(changed: string): readonly string[] {
  const read = readStaff(file, changed, around);
  return read.kind === 'mistaken' ? read.mistakes.map(sayMistake) : [];
}

test('a member works for all brands or for those that are named, and a brand without a supervisor has everybody', () => {
  const brands = new Set(['default', 'second']);
  const read = readStaff(file, text.replace('    role: agent\n', '    role: agent\n    brands: [second]\n'), {
    ...around,
    brands,
  });
  if (read.kind === 'mistaken') throw new Error(read.mistakes.map(sayMistake).join('\n'));
  const ids = (brand: string, staff = read.value): readonly string[] =>
    staffOf(staff, brand).members.map(({ id }) => id);
  expect(ids('second')).toEqual(['nora', 'sam']);
  expect(ids('default')).toEqual(['sam']);
  const tied = { ...read.value, members: read.value.members.map((one) => ({ ...one, brands: ['second'] })) };
  expect(ids('default', tied)).toEqual(['nora', 'sam']);
  const unknown = readStaff(file, text.replace('    role: agent\n', '    role: agent\n    brands: [third]\n'), {
    ...around,
    brands,
  });
  expect(unknown.kind === 'mistaken' && unknown.mistakes.map(sayMistake).join()).toContain('there is no brand third');
});
