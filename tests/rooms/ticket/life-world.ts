import type { TicketEvent, TicketFact } from '../../../src/ticket/event.ts';
import { ticketFrom } from '../../../src/ticket/evolve.ts';
import type { Decision } from '../../../src/ticket/decision/decision.ts';
import type { Move } from '../../../src/ticket/states/life-event.ts';
import type { Ticket } from '../../../src/ticket/ticket.ts';

/** Amelie's complaint of Friday, 20 November 2026, 11:00 in Malta, and one plausible event for every move. */
export const openedAt = '2026-11-20T10:00:00.000Z';

export const opened: TicketEvent & { readonly kind: 'opened' } = {
  kind: 'opened',
  at: openedAt,
  id: '00000000-0000-4000-8000-000000000001',
  reference: 'RDR-7K3Q-9MXC',
  brand: 'default',
  player: { name: 'Amelie', address: 'amelie@example.test' },
  subject: 'Retrait en attente',
  complexity: 'complex',
  priority: 'P2',
  deadlines: {
    acknowledgement: '2026-11-21T10:00:00.000Z',
    firstResponse: '2026-11-30T10:00:00.000Z',
    nextUpdate: '2026-11-27T17:00:00.000Z',
    decision: '2026-12-14T17:00:00.000Z',
  },
};

export function ticketWith(...facts: readonly (TicketFact & { readonly at?: string })[]): Ticket {
  return ticketFrom([opened, ...facts.map((fact) => ({ ...fact, at: fact.at ?? openedAt }))]);
}

export const decision: Decision = {
  outcome: 'rejected',
  complaint: 'A withdrawal of 350 EUR did not arrive.',
  remedy: 'payment of 350 EUR',
  examined: ['the history of the account'],
  findings: 'The transfer went out on 18 November.',
  reasons: 'The wallet named by the player was credited.',
  terms: [{ id: 'withdrawal-times', article: '7.2', version: '2026-01-01' }],
  action: null,
  appealBy: '2026-12-18T17:00:00.000Z',
  body: 'ecogra',
  bodyBy: '2027-12-04T17:00:00.000Z',
};

export const moves: { readonly [Kind in Move]: TicketFact & { readonly kind: Kind } } = {
  'player-asked': {
    kind: 'player-asked',
    by: 'desk',
    items: ['payment_proof'],
    answerBy: '2026-11-27T10:00:00.000Z',
    closeAt: '2026-12-04T10:00:00.000Z',
  },
  'player-answered': { kind: 'player-answered', deadlines: { decision: '2026-12-16T17:00:00.000Z' } },
  held: { kind: 'held', by: 'nora', party: 'payment-provider', reason: 'trace 17', until: '2026-11-27T10:00:00.000Z' },
  woken: { kind: 'woken', by: 'desk', why: 'overdue' },
  decided: { kind: 'decided', by: 'nora', decision },
  appealed: { kind: 'appealed', by: 'player', why: 'flag appeal', deadlines: { decision: '2026-12-18T17:00:00.000Z' } },
  deadlocked: {
    kind: 'deadlocked',
    by: 'sam',
    deadlockReference: 'DL-7K3Q-9MXC',
    position: 'The wallet was credited.',
    body: 'ecogra',
    referBy: '2027-12-04T17:00:00.000Z',
  },
  referred: {
    kind: 'referred',
    by: 'desk',
    body: 'ecogra',
    bodyReference: 'E-17',
    answerBy: '2026-12-04T17:00:00.000Z',
  },
  submitted: { kind: 'submitted', by: 'sam', body: 'ecogra' },
  closed: { kind: 'closed', by: 'desk', reason: 'inactive', reopenUntil: '2027-01-04T10:00:00.000Z' },
  merged: { kind: 'merged', by: 'nora', into: 'RDR-0000-0000', why: 'the same withdrawal' },
  reopened: { kind: 'reopened', by: 'player', why: 'new facts', deadlines: {} },
};
