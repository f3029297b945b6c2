import { expect, test } from 'vitest';
import { mail, rulebook } from './world.ts';

test('the category stands with the words that decided it, and with the situation they make up', () => {
  const { category, subtype, hits } = mail('I asked for a payout nine days ago and nothing has arrived.');
  expect(category).toBe('payment');
  expect(subtype).toBe('withdrawal_delayed');
  expect(hits[0]).toMatchObject({ target: 'payment', where: 'body' });
  expect(hits[0]?.term).toMatch(/^withdrawal_late: /);
});

test('a mail that says nothing is other, with little confidence', () => {
  const { category, confidence, secondary } = mail('Hello, please help me with this.');
  expect(category).toBe('other');
  expect(confidence).toBeLessThan(0.45);
  expect(secondary).toEqual([]);
});

test('what is close behind is named as secondary', () => {
  const { category, secondary } = mail(
    'My bonus is missing.\n\nAnother thing: the slot froze in the middle of a round.',
  );
  expect([category, ...secondary].sort()).toEqual(['bonus', 'game']);
});

test('two that are close are for a person to choose between, however much is said of each', () => {
  const { rule, secondary, confidence } = mail('My passport was rejected again.\n\nI cannot log in, wrong password.');
  expect([rule, secondary.length]).toEqual([null, 1]);
  expect(confidence).toBeLessThan(rulebook.weights.neutral);
});

test('what the player chose in a form counts when the text says little', () => {
  expect(mail('Please help me with this.').category).toBe('other');
  expect(mail('Please help me with this.', { form: { category: 'Withdrawals' } }).category).toBe('payment');
});

test('a text that is clear outweighs what was chosen in a form', () => {
  const text = 'The slot froze during the bonus round and the spin was lost. Game: Big Bass, round 77.';
  expect(mail(text, { form: { category: 'Payments' } }).category).toBe('game');
});

test('the name of a file speaks for what is attached', () => {
  expect(mail('As asked.', { attachmentNames: ['passport.jpg', 'utility bill.pdf'] }).category).toBe('kyc');
});

test('the subject and the text are read together', () => {
  expect(mail('Since when does that take three weeks?', { subject: 'My payout' }).category).toBe('payment');
});

test('a machine that answers is no matter of any desk', () => {
  const { category, flags } = mail('I am out of the office until Monday. For urgent matters call my colleague.');
  expect(category).toBe('other');
  expect(flags).toEqual(['out_of_office']);
});
