import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { COLOURS, PLAIN, paintFor } from '../../../sandbox/narration/paint.ts';
import { type Arrival, tellArrival, tellDeparture } from '../../../sandbox/narration/tell.ts';

const REZA: Arrival = {
  from: { name: 'رضا محمدی', address: 'reza@players.test' },
  subject: 'برداشت',
  outcome: 'new-ticket',
  reason: 'a new complaint',
  reference: 'RDR-7K3Q-9MXC',
  deadline: '2026-12-15T16:00:00.000Z',
  withheld: [],
  verdict: {
    category: 'payment',
    subtype: 'withdrawal_delayed',
    secondary: ['kyc'],
    confidence: 0.934,
    language: 'fa',
    rule: null,
    flags: ['legal_threat'],
    hits: [
      { target: 'payment', found: 'رسید', weight: 1, where: 'body' },
      { target: 'payment', found: 'برداشت', weight: 3, where: 'subject' },
      { target: 'bonus', found: 'بونوس', weight: -0.5, where: 'body' },
    ],
    facts: [{ kind: 'amount', value: '2000000 IRT' }],
    missing: ['transaction_id'],
  },
};

test('A mail that came in is told with its category, the words that decided, and what follows', () => {
  expect(tellArrival(REZA, PLAIN)).toEqual([
    '',
    '→ in  \u2068رضا محمدی\u2069 <reza@players.test>',
    '  subject    \u2068برداشت\u2069',
    '  language   Persian',
    '  category   payment, withdrawal delayed, confidence 0.93',
    '  words      “\u2068برداشت\u2069” +3.0 payment (subject), “\u2068رسید\u2069” +1.0 payment (body),',
    '             “\u2068بونوس\u2069” −0.5 bonus (body)',
    '  or         kyc',
    '  flags      legal threat',
    '  facts      amount 2000000 IRT',
    '  lacks      transaction id',
    '  outcome    new ticket, RDR-7K3Q-9MXC, a decision is due on 15 December 2026',
    '  because    a new complaint',
  ]);
});

test('A mail that is no complaint is told with the reason why nothing was written', () => {
  const bounce = {
    ...REZA,
    verdict: null,
    reference: null,
    deadline: null,
    outcome: 'filed',
    reason: 'machine: it says so',
  };
  const withheld = [{ letter: 'acknowledgement', reason: 'written to today already' }];
  expect(
    tellArrival(
      { ...bounce, from: { name: '', address: 'MAILER-DAEMON@players.test' }, subject: '', withheld },
      PLAIN,
    ).slice(1),
  ).toEqual([
    '→ in  MAILER-DAEMON@players.test',
    '  subject    (none)',
    '  outcome    filed',
    '  because    machine: it says so',
    '  no letter  acknowledgement: written to today already',
  ]);
});

test('A letter is told with its recipient and the answer of the mail server', () => {
  const letter = {
    letter: 'on-call-page',
    to: 'on-call@casino.example',
    subject: 'Look at RDR',
    result: 'sent',
    response: '250 kept',
  };
  expect(tellDeparture(letter, PLAIN).slice(1)).toEqual([
    '← out on call page to on-call@casino.example',
    '  subject    Look at RDR',
    '  result     sent 250 kept',
  ]);
});

test('Nothing that a stranger writes steers the terminal or reaches beyond its place', () => {
  const hostile = '\x1b]0;owned\x07\x9b31m\u202Eevil\u2066\u200F\r\n\tnext\0\u2028line';
  const told = tellArrival(
    { ...REZA, verdict: null, from: { name: hostile, address: hostile }, subject: hostile, reason: hostile },
    PLAIN,
  );
  expect(told.join('')).not.toMatch(/[\p{Cc}\u2028\u202A-\u202E\u2066\u200E\u200F]/u);
});

test('A long subject is cut', () => {
  const [, , subject = ''] = tellArrival({ ...REZA, subject: 'a\u0301'.repeat(100_000) }, PLAIN);
  expect([...subject].length).toBeLessThan(140);
});

test('Long lists are broken between their items', () => {
  const facts = Array.from({ length: 8 }, (_, at) => ({ kind: 'transaction', value: `0123456789-${at}` }));
  const told = tellArrival({ ...REZA, verdict: { ...REZA.verdict!, facts } }, PLAIN);
  const first = told.findIndex((line) => line.startsWith('  facts'));
  expect(told[first]).toMatch(/-2,$/);
  expect(told[first + 1]).toMatch(/^ {13}transaction 0123456789-3/);
});

test('Colours go to a terminal alone, and not where its owner wants none', () => {
  expect(paintFor({ isTTY: true }, undefined)).toBe(COLOURS);
  expect(paintFor({ isTTY: true }, '1')).toBe(PLAIN);
  expect(paintFor({}, undefined)).toBe(PLAIN);
  const painted = tellArrival(REZA, COLOURS).join('\n');
  expect(stripVTControlCharacters(painted)).toBe(tellArrival(REZA, PLAIN).join('\n'));
  expect(painted).toContain('\x1b[31mlegal threat\x1b[39m');
});
