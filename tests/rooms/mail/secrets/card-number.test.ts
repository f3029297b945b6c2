import { expect, test } from 'vitest';
import { maskSecrets } from '../../../../src/mail/secrets/mask-secrets.ts';
import { cardText, notCardText, seeded } from './generated-numbers.ts';

const masked = (text: string): string => maskSecrets(text).text;

test('at least 99.5 % of 2,000 generated card numbers are masked to their first six and last four', () => {
  const random = seeded(20261120);
  const cases = Array.from({ length: 2_000 }, () => cardText(random));
  const missed = cases.filter(({ text, digits }) => {
    const shown = `${digits.slice(0, 6)}${'•'.repeat(digits.length - 10)}${digits.slice(-4)}`;
    return !masked(text).includes(shown);
  });
  expect(missed.length, JSON.stringify(missed.slice(0, 5))).toBeLessThanOrEqual(10);
});

test('at most 0.1 % of 20,000 generated other numbers are taken for cards', () => {
  const random = seeded(1120);
  const cases = Array.from({ length: 20_000 }, () => notCardText(random));
  const wrong = cases.filter((text) => maskSecrets(text).found.some(({ kind }) => kind === 'card_number'));
  expect(wrong.length, JSON.stringify(wrong.slice(0, 5))).toBeLessThanOrEqual(20);
});

test('a card number is found over every separator and script', () => {
  for (const text of [
    '4111 1111 1111 1111',
    '4111-1111-1111-1111',
    '4111.1111.1111.1111',
    '4111\n1111\n> 1111\n1111',
    '۴۱۱۱ ۱۱۱۱ ۱۱۱۱ ۱۱۱۱',
    '٤١١١١١١١١١١١١١١١',
    '4111\u00a01111\u200b1111\u202f1111',
    '4111 1111 <b>1111</b> 1111',
    '4111&nbsp;1111&nbsp;1111&nbsp;1111',
    '4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1',
    '41۱1 1111 ١111 1111',
    '4111 1111 11\n11 1111',
  ])
    expect(masked(text), text).toBe('411111••••••1111');
});

test('file names and neighbours of letters are read too', () => {
  expect(masked('visa_4111111111111111_front.jpg')).toBe('visa_411111••••••1111_front.jpg');
  expect(masked('شماره کارتم ۶۰۳۷۹۹۱۸۱۲۳۴۵۶۷۸است')).toBe('شماره کارتم 603799••••••5678است');
});

test('two cards in a row are two cards, and the code beside a card goes', () => {
  expect(masked('4111 1111 1111 1111 5500 0000 0000 0004')).toBe('411111••••••1111 550000••••••0004');
  expect(masked('4111 1111 1111 1111 12/28 123')).toBe('411111••••••1111 12/28 [removed]');
});

test('an Iranian bank card is masked although its check digit is wrong', () => {
  expect(masked('6037 9918 1234 5678')).toBe('603799••••••5678');
});

test('a number that says what it is, or is part of a longer one, is no card', () => {
  for (const text of [
    'bet id 4539578763621486',
    'Round #4539578763621486',
    'کد رهگیری: 6037991812345678',
    '74537606014012345678901',
    'TX4539578763621486AB',
    '14.08.2026 22.02.2026',
    '+4915123456789',
    '1 411 111 111 111 111 100',
  ])
    expect(masked(text), text).toBe(text);
});

test('the nearest label decides', () => {
  expect(masked('transaction 88231, card 4111111111111111')).toBe('transaction 88231, card 411111••••••1111');
  expect(masked('my card 4111111111111111, bet id 4539578763621486')).toBe(
    'my card 411111••••••1111, bet id 4539578763621486',
  );
});
