import { expect, test } from 'vitest';
import { evolve } from '../../../../src/ticket/evolve.ts';
import type { OutsideBodyWrote } from '../../../../src/ticket/occurrence.ts';
import { openingForOutsideBody, planForOutsideBody } from '../../../../src/ticket/plans/outside-body-wrote.ts';
import type { Ticket } from '../../../../src/ticket/ticket.ts';
import { moves, ticketWith } from '../life-world.ts';
import { lookOf } from '../watch/world.ts';

const receivedAt = new Date('2026-11-27T20:00:00Z');
const wrote = (answerWithin: OutsideBodyWrote['body']['answerWithin']): OutsideBodyWrote => ({
  kind: 'outside-body-wrote',
  language: 'en',
  body: {
    ...{ id: 'ecogra', name: 'eCOGRA', url: null, contact: null, language: null, referWithin: null },
    ...{ answerWithin, domains: ['ecogra.test'] },
  },
  mail: {
    ...{ messageId: 'ec-1', ancestors: ['ec-0'], from: 'cases@ecogra.test', to: 'support@casino.test' },
    ...{ subject: 'Case 17', text: 'Your position?', attachments: [], receivedAt },
    ...{ authentication: 'pass', truncated: false },
  },
  about: { kind: 'unclear', tickets: [], why: 'it names no case of ours' },
});
const tenDays = wrote({ workingDays: 10 });
const look = lookOf(receivedAt);

test('its clock runs from the receipt, in working days of the brand or in hours that pass', () => {
  const due = (occurrence: OutsideBodyWrote): unknown =>
    planForOutsideBody(occurrence, ticketWith(), look).flatMap((fact) => ('answerBy' in fact ? fact.answerBy : []))[0];
  // Friday night; 8 December is a holiday of Malta.
  expect(due(tenDays)).toBe('2026-12-14T17:00:00.000Z');
  expect(due(wrote({ hours: 96 }))).toBe('2026-12-01T20:00:00.000Z');
  expect(due(wrote({ days: 7 }))).toBe('2026-12-04T20:00:00.000Z');
});

const { decided, deadlocked, closed, appealed } = moves;
const asked = moves['player-asked'];
test.each<[string, Ticket, string, string]>([
  ['an open complaint', ticketWith(), 'open', 'complaint'],
  ['one that waits for the player', ticketWith(asked), 'waiting-for-player', 'complaint'],
  ['one that waits for a provider', ticketWith(moves.held), 'waiting-for-third-party', 'complaint'],
  ['an appeal', ticketWith(decided, appealed), 'open', 'appeal'],
  ['a decided one', ticketWith(decided), 'open', 'dispute'],
  ['a closed one', ticketWith(closed), 'open', 'dispute'],
  ['one after the deadlock', ticketWith(deadlocked), 'open', 'dispute'],
  ['one after the deadlock that is closed', ticketWith(deadlocked, closed), 'open', 'dispute'],
  ['one that a body has', ticketWith(deadlocked, moves.referred), 'open', 'dispute'],
  [
    'a dispute in which the player was asked',
    ticketWith(deadlocked, moves.referred, asked),
    'waiting-for-player',
    'dispute',
  ],
  ['one that waits for the body', ticketWith(deadlocked, moves.referred, moves.submitted), 'open', 'dispute'],
])('%s', (_name, ticket, status, stage) => {
  const at = receivedAt.toISOString();
  const after = planForOutsideBody(tenDays, ticket, look).reduce<Ticket>(
    (so, fact) => evolve(so, { at, ...fact }),
    ticket,
  );
  expect([after.status, after.stage]).toEqual([status, stage]);
  expect(after.life.outside).toHaveLength(1);
  expect(after.deadlines).toEqual({ ...ticket.deadlines, outsideBody: after.life.outside[0]?.answerBy });
});

test('a case of low priority is raised, one of high priority stays', () => {
  const set = (priority: Ticket['priority']): readonly unknown[] =>
    planForOutsideBody(tenDays, { ...ticketWith(), priority }, look).filter(({ kind }) => kind === 'priority-set');
  expect([set('P4'), set('P3'), set('P2'), set('P1')].map(({ length }) => length)).toEqual([1, 1, 0, 0]);
});

test('a ticket of its own has no player, no promise, and a link to every case that was named', () => {
  const joes = ticketWith();
  const opening = { id: 'own', reference: 'RDR-AAAA-AAAA', brand: 'default' };
  const unclear = { kind: 'unclear', tickets: [joes], why: 'it speaks of more than one case' } as const;
  expect(openingForOutsideBody({ ...tenDays, about: unclear }, opening, look)).toMatchObject([
    { kind: 'opened', queue: 'outside-bodies', deadlines: {}, player: { address: 'cases@ecogra.test' } },
    { kind: 'outside-body-wrote', ancestors: ['ec-0'] },
    { kind: 'linked', reference: joes.reference },
  ]);
});
