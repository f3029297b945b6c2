import { expect, test } from 'vitest';
import type { PrecedenceRule } from '../../../../src/rulebook/precedence.ts';
import { type Choice, confidenceIn } from '../../../../src/triage/classify/confidence.ts';

test('a category that stands alone and is well spoken for is sure, one that is hardly spoken of is not', () => {
  expect(confidence({ scores: { payment: 12 } })).toBeGreaterThan(0.9);
  expect(confidence({ scores: { payment: 1 } })).toBeLessThan(0.2);
});

test('of two that are close none is sure, however many points they have', () => {
  for (const points of [3, 8, 30]) {
    const scores = { payment: points, kyc: points * 0.85 };
    expect(confidence({ scores, secondary: ['kyc'] })).toBeLessThan(0.45);
  }
});

test('a rule of precedence is believed when its category is spoken for', () => {
  expect(confidence({ scores: { payment: 5, kyc: 6 }, secondary: ['kyc'], rule: ruleFor({}) })).toBeGreaterThan(0.6);
  expect(confidence({ scores: { payment: 1, bonus: 7 }, rule: ruleFor({}) })).toBeLessThan(0.45);
});

test('a rule that a flag called up needs no other word', () => {
  expect(confidence({ scores: {}, rule: ruleFor({ flags: ['fraud_ato'] }) })).toBeGreaterThan(0.6);
});

function confidence(choice: Partial<Choice>): number {
  return confidenceIn({ category: 'payment', scores: {}, secondary: [], rule: null, ...choice });
}

function ruleFor(when: PrecedenceRule['when']): PrecedenceRule {
  return { rule: 'R0', because: 'it is so', when, unless: {}, category: 'payment' };
}
