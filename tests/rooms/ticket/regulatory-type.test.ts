import { expect, test } from 'vitest';
import { regulatoryTypeOf } from '../../../src/ticket/regulatory-type.ts';
import { rulebook } from '../triage/classify/world.ts';

test.each([
  ['a late payout', { category: 'payment', subtype: 'withdrawal_delayed' }, 'withdrawal'],
  ['a deposit that did not arrive', { category: 'payment', subtype: 'deposit_missing' }, 'deposit'],
  ['a payout that waits for documents', { category: 'kyc', secondary: ['payment'] }, 'withdrawal-verification'],
  ['a document refused', { category: 'kyc' }, 'verification'],
  ['a bonus', { category: 'bonus' }, 'bonus'],
  ['a blocked account', { category: 'login' }, 'account'],
  ['a round that froze', { category: 'game' }, 'game'],
  ['somebody excluded who wants money back', { category: 'payment', flags: ['self_exclusion'] }, 'self-exclusion'],
  ['a child that played', { category: 'payment', flags: ['minor'] }, 'underage'],
  ['advertising after unsubscribing', { category: 'other', flags: ['data_protection'] }, 'marketing'],
  ['a question about personal data beside a payout', { category: 'payment', flags: ['data_protection'] }, 'withdrawal'],
  ['anything else', { category: 'other' }, 'unclassified'],
])('%s is counted in its class', (_, told, type) => {
  expect(typeOf(told, 'none').type).toBe(type);
});

test('the regulator of a profile has a name of its own for it, and where none stands the type is the name', () => {
  expect(typeOf({ category: 'bonus' }, 'ukgc').name).toBe('bonus or promotion');
  expect(typeOf({ category: 'bonus' }, 'curacao').name).toBe('bonus terms');
  expect(typeOf({ category: 'bonus' }, 'se').name).toBe('bonus');
});

function typeOf(told: Partial<Parameters<typeof regulatoryTypeOf>[0]>, profile: string) {
  return regulatoryTypeOf(
    { category: 'other', secondary: [], subtype: null, flags: [], ...told },
    rulebook.regulatoryTypes,
    profile,
  );
}
