import { expect, test } from 'vitest';
import { sameClaim, type Claim } from '../../../src/ticket/same-claim.ts';
import type { Fact, FactKind } from '../../../src/triage/facts/fact.ts';
import type { Ticket } from '../../../src/ticket/ticket.ts';
import { moves, ticketWith } from './life-world.ts';

const fact = (kind: FactKind, value: string): Fact => ({ kind, value, raw: value, where: 'body', at: 0, role: null });
const long = 'My withdrawal of 350 EUR by Skrill of 14 August has not arrived. Where is it?';

function ticketAbout(category: string, ...facts: readonly Fact[]): Ticket {
  return { ...ticketWith(), category, facts };
}

function claim(category: string, ...facts: readonly Fact[]): Claim {
  return { category, facts, text: '' };
}

test('the same transaction is the same claim, however it is written and whatever else is said', () => {
  const ticket = ticketAbout('payment', fact('transaction', 'TX-1234-5678'));
  const again = claim('kyc', fact('transaction', 'tx 12345678'));
  expect(sameClaim(again, [ticket])).toEqual({ ticket, why: 'the same transaction number TX12345678' });
});

test('two transactions are two claims, even of one amount on one day', () => {
  const shared = [fact('amount', '350 EUR'), fact('date', '2026-08-14')];
  const ticket = ticketAbout('payment', fact('transaction', 'TX-11111'), ...shared);
  expect(sameClaim(claim('payment', fact('transaction', 'TX-22222'), ...shared), [ticket])).toBeNull();
});

test('an amount on a day tells a claim, an amount alone or a day alone does not', () => {
  const ticket = ticketAbout('payment', fact('amount', '350 EUR'), fact('date', '2026-08-14T21:40'));
  expect(sameClaim(claim('payment', fact('amount', '350 EUR'), fact('date', '2026-08-14')), [ticket])?.ticket).toBe(
    ticket,
  );
  expect(sameClaim(claim('payment', fact('amount', '350 EUR')), [ticket])).toBeNull();
  expect(sameClaim(claim('payment', fact('date', '2026-08-14')), [ticket])).toBeNull();
  expect(sameClaim(claim('payment', fact('amount', '350 USD'), fact('date', '2026-08-14')), [ticket])).toBeNull();
});

test('the stake of a game is not the deposit of that day', () => {
  const ticket = ticketAbout('payment', fact('amount', '50 EUR'), fact('date', '2026-08-14'));
  expect(sameClaim(claim('game', fact('amount', '50 EUR'), fact('date', '2026-08-14')), [ticket])).toBeNull();
});

test('the same words are the same claim, short ones are not', () => {
  const received = (text: string): Ticket => ticketWith({ kind: 'message-received', message: { ...message, text } });
  const ticket = received(long);
  const shouted = long.toUpperCase().replaceAll(' ', '  ');
  expect(sameClaim({ ...claim('payment'), text: shouted }, [ticket])?.why).toBe('the same words');
  expect(sameClaim({ ...claim('payment'), text: 'Help me please' }, [received('Help me please')])).toBeNull();
});

test('a ticket that went into another is no candidate', () => {
  const ticket = ticketAbout('payment', fact('transaction', 'TX-1234-5678'));
  const merged = { ...ticket, life: { ...ticketWith(moves.merged).life } };
  expect(sameClaim(claim('payment', fact('transaction', 'TX-1234-5678')), [merged, ticket])?.ticket).toBe(ticket);
});

const message = {
  direction: 'in',
  from: 'amelie@example.test',
  to: 'support@casino.test',
  at: '2026-11-20T10:00:00.000Z',
  messageId: null,
  subject: '',
  text: '',
  attachments: [],
  kind: 'player',
} as const;
