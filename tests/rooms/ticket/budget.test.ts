import { expect, test } from 'vitest';
import { passedLimit } from '../../../src/ticket/budget.ts';

const now = new Date('2026-11-20T12:00:00Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const sent = (...letters: readonly (readonly [number, string])[]) => ({
  toAddress: letters.map(([minutes, subject]) => ({ at: minutesAgo(minutes), subject })),
  toDomainLastHour: 0,
});

test('a person who writes about different things is acknowledged each time, up to ten a day', () => {
  const subjects = ['Withdrawal', 'Bonus', 'Login', 'Game froze', 'KYC', 'Limit', 'Card', 'Odds', 'Cashback'];
  const nine = sent(...subjects.map((subject, index) => [index, subject] as const));
  expect(passedLimit('Jackpot', now, nine)).toBeNull();
  expect(
    passedLimit('Jackpot', now, sent(...nine.toAddress.map((one) => [1, one.subject] as const), [1, 'Poker'])),
  ).toMatch(/10 first letters a day/);
});

test('the fourth mail of one subject within an hour is not acknowledged, whatever its numbers and prefixes', () => {
  const three = sent(
    [1, 'Ticket 17 received'],
    [5, 'Re: Ticket 18 received'],
    [50, 'AW: Ticket 19 received [RDR-7K3Q-9MXC]'],
  );
  expect(passedLimit('RE: Ticket 20 received', now, three)).toMatch(/same subject/);
  expect(passedLimit('Where is my money', now, three)).toBeNull();
});

test('letters of yesterday no longer count', () => {
  expect(passedLimit('a', now, sent(...Array.from({ length: 10 }, () => [24 * 60, 'a'] as const)))).toBeNull();
});

test('a domain has its own limit', () => {
  expect(passedLimit('a', now, { toAddress: [], toDomainLastHour: 1000 })).toMatch(/domain/);
});
