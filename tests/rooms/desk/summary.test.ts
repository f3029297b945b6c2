import { expect, test } from 'vitest';
import { summaryOf } from '../../../src/desk/letter-values/summary.ts';
import type { Ticket } from '../../../src/ticket/ticket.ts';
import { deliveredHouse } from '../../delivered-house.ts';
import { ticketWith } from '../ticket/life-world.ts';
import { factsIn } from '../triage/facts/world.ts';

const { rulebook } = await deliveredHouse();

function about(category: string, text: string): string | null {
  const ticket: Ticket = { ...ticketWith(), category, confidence: 0.9, language: 'en', facts: factsIn(text) };
  return summaryOf(ticket, rulebook);
}

test('a payment is summed up by its sum and the way it went', () => {
  expect(about('payment', 'I paid £20 and then £300 with PayPal')).toContain('(£300, PayPal)');
});

test('a bank that is named in passing is no part of what we understood', () => {
  expect(about('payment', 'my withdrawal of £300 is not in my bank account')).toContain('(£300)');
  expect(about('kyc', 'my passport was refused, and my bank sends statements on paper')).not.toContain('(');
});

test('how the money for a bonus was paid in is beside its point', () => {
  expect(about('bonus', 'I deposited £50 by PayPal and you took the bonus')).toContain('(£50)');
});
