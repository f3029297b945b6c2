import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Body } from '../../../../src/rulebook/bodies.ts';
import { readTerms } from '../../../../src/rulebook/terms.ts';
import type { Decision } from '../../../../src/ticket/decision/decision.ts';
import { gate, incidentDays } from '../../../../src/ticket/decision/gate.ts';
import type { Ticket } from '../../../../src/ticket/ticket.ts';
import { decision, moves, ticketWith } from '../life-world.ts';

const read = readTerms('rules/terms.yaml', readFileSync('rules/terms.yaml', 'utf8'));
if (read.kind === 'mistaken') throw new Error('the terms that ship are mistaken');
const ecogra: Body = {
  id: 'ecogra',
  name: 'eCOGRA',
  url: null,
  contact: null,
  language: null,
  referWithin: null,
  answerWithin: { workingDays: 10 },
  domains: [],
};
const rules = { terms: read.value, body: ecogra, now: new Date('2026-12-01T10:00:00Z') };

test('a decision that says everything passes', () => {
  expect(gate(decision, 'nora', ticketWith(), rules)).toEqual({ kind: 'open' });
});

test.each<[string, Partial<Decision>, readonly string[]]>([
  ['no findings', { findings: 'see above' }, ['findings']],
  ['no reasons', { reasons: '' }, ['reasons']],
  ['a refusal without a term', { terms: [] }, ['terms']],
  ['a partial refusal without a term', { outcome: 'partly-upheld', terms: [] }, ['terms', 'action']],
  ['a term of nobody', { terms: [{ id: 'house-wins', article: '0', version: '2026-01-01' }] }, ['unknown-term']],
  [
    'a version that was not in force',
    { terms: [{ id: 'withdrawal-times', article: '7.2', version: '2027-01-01' }] },
    ['term-not-in-force'],
  ],
  ['upheld, and nothing is done', { outcome: 'upheld', terms: [] }, ['action']],
  ['no way to an appeal', { appealBy: null }, ['appeal-route']],
  ['an appeal that is over before it begins', { appealBy: '2026-11-30T00:00:00.000Z' }, ['appeal-route']],
  ['no outside body', { body: null, bodyBy: null }, ['outside-body']],
  ['another body than the licence names', { body: 'ibas' }, ['outside-body']],
  ['nothing at all', { findings: '', reasons: '', terms: [] }, ['findings', 'reasons', 'terms']],
])('%s: %j is held back', (_, changed, lacks) => {
  expect(gate({ ...decision, ...changed }, 'nora', ticketWith(), rules)).toEqual({ kind: 'shut', lacks });
});

test('upheld with an action needs no term', () => {
  const upheld: Decision = {
    ...decision,
    outcome: 'upheld',
    terms: [],
    action: { what: 'We paid 350 EUR to your wallet.', on: '2026-12-01T10:00:00.000Z' },
  };
  expect(gate(upheld, 'nora', ticketWith(), rules)).toEqual({ kind: 'open' });
});

test('whoever decided first does not decide the appeal, and a supervisor who did not does', () => {
  const appealed = ticketWith(moves.decided, moves.appealed);
  const review = { ...decision, appealBy: null };
  expect(gate(review, 'nora', appealed, rules)).toEqual({ kind: 'shut', lacks: ['another-reviewer'] });
  expect(gate(review, 'sam', appealed, rules)).toEqual({ kind: 'open' });
});

test('a brand without an outside body must not name one', () => {
  const alone = { ...rules, body: null };
  expect(gate(decision, 'nora', ticketWith(), alone)).toEqual({ kind: 'shut', lacks: ['outside-body'] });
  expect(gate({ ...decision, body: null, bodyBy: null }, 'nora', ticketWith(), alone)).toEqual({ kind: 'open' });
});

test('a complaint that was withdrawn needs no reasons of ours', () => {
  const withdrawn: Decision = { ...decision, outcome: 'withdrawn', findings: '', reasons: '', terms: [] };
  expect(gate(withdrawn, 'nora', ticketWith(), rules)).toEqual({ kind: 'open' });
});

test('the terms of the day of the incident hold, as the player named it, and never those of a later day', () => {
  const facts = ['2026-08-14', '2026-12-24'].map((value) => ({ kind: 'date', value }));
  const ticket = { ...ticketWith(), facts } as unknown as Ticket;
  expect(incidentDays(ticket)).toEqual(['2026-11-20', '2026-08-14']);
});
