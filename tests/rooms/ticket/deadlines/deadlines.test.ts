import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readCalendars } from '../../../../src/rulebook/calendars.ts';
import { readProfiles } from '../../../../src/rulebook/profiles.ts';
import { addSpan, deadlinesOf, type Owed } from '../../../../src/ticket/deadlines/deadlines.ts';

const calendars = readCalendars('c', readFileSync('rules/calendars.yaml', 'utf8'), [2026, 2027]);
const profiles = readProfiles('p', readFileSync('rules/profiles.yaml', 'utf8'));
if (calendars.kind === 'mistaken' || profiles.kind === 'mistaken') throw new Error('the rules that ship are mistaken');
const calendar = calendars.value.get('malta-office')!;
/** Friday, 20 November 2026, 17:00 in Malta. */
const receivedAt = new Date('2026-11-20T16:00:00Z');

test('a simple complaint is decided in 72 hours', () => {
  expect(deadlines({ category: 'login' })).toEqual({
    complexity: 'simple',
    acknowledgement: new Date('2026-11-21T16:00:00Z'),
    firstResponse: new Date('2026-11-23T16:00:00Z'),
    nextUpdate: new Date('2026-11-27T17:00:00Z'),
    decision: new Date('2026-11-23T16:00:00Z'),
    regulator: null,
  });
});

test('a complex complaint gets fifteen working days, over the holidays of December', () => {
  const owed = deadlines({ category: 'payment', flags: ['legal'] });
  expect(owed.complexity).toBe('complex');
  expect(owed.firstResponse).toEqual(new Date('2026-11-30T10:00:00Z'));
  expect(owed.decision).toEqual(new Date('2026-12-14T17:00:00Z'));
});

test('the regulator has the last word on the decision', () => {
  const owed = deadlines({ category: 'game' }, 'mga');
  expect(owed.regulator).toEqual(new Date('2026-11-30T16:00:00Z'));
  expect(owed.decision).toEqual(owed.regulator);
});

test('somebody in danger is promised a personal answer at once, as the profile has it', () => {
  const owed = deadlines({ category: 'payment', flags: ['problem_gambling'] }, 'ukgc');
  expect(owed.firstResponse).toEqual(new Date('2026-11-20T17:00:00Z'));
  const seed = deadlines({ category: 'payment', flags: ['self_harm'] });
  expect(seed.firstResponse).toEqual(new Date('2026-11-23T16:00:00Z'));
});

test('eight weeks keep the time of day in the brand’s zone over a clock change', () => {
  const from = new Date('2026-10-01T07:00:00Z');
  expect(addSpan(from, { weeks: 8 }, calendar)).toEqual(new Date('2026-11-26T08:00:00Z'));
  expect(addSpan(from, { months: 1 }, calendar)).toEqual(new Date('2026-11-01T08:00:00Z'));
});

test.each([
  ['a flag beats a simple subtype', { category: 'bonus', flags: ['adr'], subtype: 'not_credited' }, 'complex'],
  ['a subtype beats the category', { category: 'game', flags: [], subtype: 'crash_or_freeze' }, 'simple'],
  ['confiscated winnings are complex', { category: 'bonus', flags: [], subtype: 'winnings_confiscated' }, 'complex'],
  ['a game dispute is complex', { category: 'game', flags: ['urgent'], subtype: null }, 'complex'],
  ['an unknown category is simple', { category: 'other', flags: [], subtype: null }, 'simple'],
] as const)('%s', (_, about, complexity) => {
  expect(deadlines(about).complexity).toBe(complexity);
});

test('an amount from which it is complex beats a simple subtype, in its own currency only', () => {
  const about = { category: 'bonus', subtype: 'not_credited' };
  const amount = (value: string) => ({ facts: [{ kind: 'amount', value }] as const });
  expect(deadlines({ ...about, ...amount('5000 EUR') }).complexity).toBe('complex');
  expect(deadlines({ ...about, ...amount('4999.99 EUR') }).complexity).toBe('simple');
  expect(deadlines({ ...about, ...amount('5000 SEK') }).complexity).toBe('simple');
  expect(deadlines({ ...about, ...amount('50000') }).complexity).toBe('simple');
});

function deadlines(about: Partial<Owed>, profile = 'seed-default'): ReturnType<typeof deadlinesOf> {
  if (profiles.kind === 'mistaken') throw new Error('mistaken');
  const owed = { category: 'other', flags: [], subtype: null, facts: [], receivedAt, calendar, ...about };
  return deadlinesOf({ ...owed, profile: profiles.value.get(profile)! });
}
