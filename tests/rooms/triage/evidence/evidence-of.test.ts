import { expect, test } from 'vitest';
import { evidenceOf } from '../../../../src/triage/evidence/evidence-of.ts';
import { evidenceIn, file, presentIn, rules, sure } from './world.ts';

const DEPOSIT = 'I deposited 100 EUR with PayPal yesterday and it never arrived.';

test('only what is missing is asked for', () => {
  const evidence = evidenceIn(DEPOSIT, { classification: sure('payment', 'deposit_missing') });
  expect(presentIn(evidence)).toEqual([
    'account: sender',
    'amount: fact amount 100 EUR',
    'date: fact date 2026-11-23',
    'method: fact method paypal',
  ]);
  expect(evidence.missing).toEqual(['proof', 'transaction']);
});

test('a complaint that has everything is asked for nothing, and what is optional is not asked for alone', () => {
  const evidence = evidenceIn(DEPOSIT, {
    classification: sure('payment', 'deposit_missing'),
    attachments: [file('paypal receipt.png')],
  });
  expect(presentIn(evidence)).toContain('proof: attachment paypal receipt.png');
  expect(evidence.missing).toEqual([]);
});

test('the words around a sum tell a deposit from a withdrawal when no subtype does', () => {
  expect(evidenceIn('I deposited 100 EUR').missing).toEqual(['date', 'method', 'proof', 'transaction']);
  expect(evidenceIn('my withdrawal of 100 EUR').missing).toEqual(['date', 'method', 'status']);
});

test('the account is asked for when the sender is unknown', () => {
  expect(evidenceIn(DEPOSIT, { senderKnown: false }).missing[0]).toBe('account');
  expect(evidenceIn(`${DEPOSIT} Username: joeb_77`, { senderKnown: false }).missing).not.toContain('account');
});

test('required items come first, and never more than six', () => {
  const evidence = evidenceIn('it froze', { classification: sure('game'), senderKnown: false });
  expect(evidence.missing).toEqual(['account', 'game', 'moment', 'round', 'stake', 'recording']);
});

test('with the number of the round nothing else of the round is asked for', () => {
  const evidence = evidenceIn('stake 10 EUR, bet ID B-000000123', { classification: sure('game') });
  expect(evidence.missing).toEqual([]);
});

test('what the player says he cannot give is not asked for', () => {
  const lost = `${DEPOSIT} I lost the receipt.`;
  expect(evidenceIn(DEPOSIT).missing).toContain('proof');
  expect(evidenceIn(lost).missing).toEqual([]);
});

test.each([
  'self_harm',
  'problem_gambling',
  'self_exclusion',
  'minor',
  'fraud_ato',
  'regulator',
  'adr',
  'appeal',
  'status_chaser',
  'thanks_solved',
  'complaint_withdrawn',
])('nothing is asked for under the flag %s', (flag) => {
  expect(evidenceIn(DEPOSIT, { classification: sure('payment', null, [flag]) })).toEqual({ present: [], missing: [] });
});

test('a flag that only informs keeps the checklist', () => {
  const classification = sure('payment', 'deposit_missing', ['urgent', 'formal_complaint']);
  expect(evidenceIn(DEPOSIT, { classification }).missing).toEqual(['proof', 'transaction']);
});

test('an unsure category asks for nothing', () => {
  const classification = { ...sure('payment'), confidence: 0.3 };
  expect(evidenceIn(DEPOSIT, { classification })).toEqual({ present: [], missing: [] });
});

test('neither other nor an unknown category asks for anything', () => {
  expect(evidenceIn(DEPOSIT, { classification: sure('other') })).toEqual({ present: [], missing: [] });
  expect(evidenceIn(DEPOSIT, { classification: sure('weather') })).toEqual({ present: [], missing: [] });
});

test.each([
  ['payment', 'withdrawal_limit'],
  ['bonus', 'terms_question'],
  ['login', 'closure_request'],
  ['login', 'account_blocked'],
])('a mail about %s, %s is asked for nothing', (category, subtype) => {
  expect(evidenceIn('how does it work?', { classification: sure(category, subtype) }).missing).toEqual([]);
});

test('a later mail ticks off what it brings and keeps what earlier ones brought', () => {
  const evidence = evidenceIn('here it is', {
    classification: { ...sure('other'), confidence: 0 },
    registered: { category: 'payment', subtype: 'deposit_missing' },
    alreadyPresent: ['account', 'amount', 'date', 'method'],
    attachments: [file('IMG_2231.jpg')],
  });
  expect(presentIn(evidence)).toEqual([
    'account: sender',
    'proof: attachment IMG_2231.jpg',
    'amount: an earlier mail',
    'date: an earlier mail',
    'method: an earlier mail',
  ]);
  expect(evidence.missing).toEqual([]);
});

test('a chaser in a running complaint leaves its list as it was, danger empties it', () => {
  const running = { registered: { category: 'payment', subtype: 'deposit_missing' }, alreadyPresent: ['amount'] };
  const chaser = evidenceIn('any news?', { ...running, classification: sure('payment', null, ['status_chaser']) });
  const danger = evidenceIn('any news?', { ...running, classification: sure('payment', null, ['self_harm']) });
  expect(chaser.missing).toEqual(['date', 'method', 'proof', 'transaction']);
  expect(danger).toEqual({ present: [{ item: 'amount', by: 'an earlier mail' }], missing: [] });
});

test('a document is asked for again when it was refused, not when its check takes long', () => {
  const refused = evidenceIn('you rejected my passport', { classification: sure('kyc') });
  const waiting = evidenceIn('you have had my passport for a week', { classification: sure('kyc') });
  expect(refused.missing).toEqual(['document-again', 'refusal']);
  expect(waiting.missing).toEqual([]);
});

test('a picture too small to read is no document', () => {
  const kyc = sure('kyc', 'document_rejected');
  const small = [file('passport.jpg', { image: { width: 400, height: 300 } })];
  const large = [file('passport.jpg')];
  expect(evidenceIn('my passport again', { classification: kyc, attachments: small }).missing).toContain(
    'document-again',
  );
  expect(evidenceIn('my passport again', { classification: kyc, attachments: large }).missing).toEqual([]);
});

test('a new category is a change of data', () => {
  const amount = rules.checklists.items.get('amount');
  if (!amount) throw new Error('no such item');
  const list = { name: 'cards', category: 'gift_cards', subtypes: [], facts: [], ask: ['amount'], accept: [] };
  const checklists = { ...rules.checklists, lists: [list] };
  const input = { facts: [], attachments: [], senderKnown: true, alreadyPresent: [] };
  expect(evidenceOf({ ...input, classification: sure('gift_cards') }, { checklists }).missing).toEqual(['amount']);
});
