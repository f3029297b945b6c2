import { expect, test } from 'vitest';
import { caseNamed } from '../../../../src/ticket/outside/case-named.ts';
import type { Ticket } from '../../../../src/ticket/ticket.ts';
import type { ThreadClues } from '../../../../src/triage/thread/clues.ts';
import { moves, ticketWith } from '../life-world.ts';

const joes = ticketWith();
const amelies: Ticket = { ...ticketWith(), id: 'amelies', reference: 'RDR-AAAA-AAAA' };
const nothing: ThreadClues = { addressed: [], answered: [], ancestors: [], named: [] };
const known = (tickets: readonly Ticket[], byMessageId: readonly Ticket[] = [], others: readonly Ticket[] = []) => ({
  tickets,
  byMessageId,
  others,
});
const named = (...tickets: readonly Ticket[]): ThreadClues => ({
  ...nothing,
  named: tickets.map(({ reference }) => reference),
});

test('the one case that it names is its case', () => {
  expect(caseNamed(named(joes), known([joes]))).toMatchObject({ kind: 'case', ticket: { id: joes.id } });
});

test('the thread that it answers goes before another case that it names', () => {
  expect(caseNamed(named(amelies), known([amelies], [joes]))).toMatchObject({ kind: 'case', ticket: { id: joes.id } });
});

test('an answer to an address of ours is in the thread of that ticket', () => {
  const claim = { purpose: 'reply', reference: joes.reference, token: 'x', unique: null } as const;
  expect(caseNamed({ ...nothing, addressed: [claim] }, known([joes]))).toMatchObject({
    kind: 'case',
    by: 'the thread that it answers',
  });
});

test('of two cases none is guessed, whether named or in one thread', () => {
  expect(caseNamed(named(joes, amelies), known([joes, amelies]))).toMatchObject({ kind: 'unclear' });
  expect(caseNamed(nothing, known([], [joes, amelies]))).toMatchObject({ kind: 'unclear', tickets: [{}, {}] });
});

test('a case that was merged is the one that goes on', () => {
  const merged: Ticket = {
    ...ticketWith({ ...moves.merged, into: amelies.reference }),
    id: 'merged',
    reference: 'RDR-BBBB-BBBB',
  };
  const about = caseNamed(named(merged), known([merged], [], [amelies]));
  expect(about).toMatchObject({ kind: 'case', ticket: { id: 'amelies' } });
});

test('without a case of ours it says why', () => {
  expect(caseNamed(nothing, known([]))).toEqual({ kind: 'unclear', tickets: [], why: 'it names no case of ours' });
  expect(caseNamed(named(joes), known([]))).toMatchObject({ why: `it names ${joes.reference}, which we do not know` });
});
