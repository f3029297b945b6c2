import { expect, test } from 'vitest';
import type { Belonging } from '../../../src/ticket/belonging.ts';
import { belongingByContent } from '../../../src/ticket/belonging-by-content.ts';
import type { Ticket } from '../../../src/ticket/ticket.ts';
import type { Fact } from '../../../src/triage/facts/fact.ts';
import { moves, ticketWith } from './life-world.ts';
import { mailOf, rulebook } from './plans/player-world.ts';

const FRESH: Belonging = { kind: 'fresh' };
const now = '2026-11-24T10:00:00.000Z';
const transaction: Fact = { kind: 'transaction', value: 'TX-1234', raw: '', where: 'body', at: 0, role: null };
const ticket: Ticket = { ...ticketWith(), facts: [transaction] };
const other: Ticket = { ...ticket, id: 'other', reference: 'RDR-0000-0000' };

interface Case {
  readonly address?: string;
  readonly authentication?: 'pass' | 'fail' | 'none';
  readonly text?: string;
  readonly facts?: readonly Fact[];
  readonly at?: string;
  readonly tickets?: readonly Ticket[];
  readonly brand?: string;
  readonly attachments?: number;
}

function where(byThread: Belonging, told: Case = {}): Belonging {
  const { address = 'amelie@example.test', authentication = 'pass', text = 'TX-1234', at = now } = told;
  const { facts = [transaction], tickets = [ticket], brand = 'default', attachments = 0 } = told;
  const assessment = { ...mailOf(text, ticket).assessment, facts };
  return belongingByContent(
    byThread,
    { claimant: { address, authentication }, assessment, attachments },
    { tickets, brand, now: new Date(at), rulebook },
  );
}

const joins = (joined: Ticket): Belonging => ({ kind: 'joins', ticket: joined, by: 'the signed reply address' });

test('mail to a merged ticket follows to the surviving one, through as many merges as there were', () => {
  const merged = (into: string): Ticket => ({
    ...ticketWith(moves.merged),
    life: { ...ticketWith(moves.merged).life, mergedInto: into },
  });
  const first = { ...merged('RDR-2222-2222'), reference: 'RDR-1111-1111' };
  const second = { ...merged('RDR-0000-0000'), reference: 'RDR-2222-2222' };
  expect(where(joins(first), { tickets: [second, other] })).toMatchObject({ kind: 'joins', ticket: other });
});

test('mail to tickets that were merged in a circle is lost nowhere: it is a new one beside them', () => {
  const circle = { ...ticketWith(moves.merged), reference: 'RDR-0000-0000' };
  expect(where(joins(circle), { tickets: [circle] })).toMatchObject({ kind: 'relates', ticket: circle });
});

test('mail to a case that cannot be opened again is a new one beside it, but for thanks', () => {
  const closed = ticketWith(moves.closed);
  expect(where(joins(closed), { at: '2027-01-01T10:00:00.000Z' })).toMatchObject({ kind: 'joins', ticket: closed });
  const late = { at: '2027-03-01T10:00:00.000Z' };
  expect(where(joins(closed), late)).toMatchObject({ kind: 'relates', ticket: closed });
  for (const text of ['Thank you for your help, the problem is solved.', 'HISTORY', '5'])
    expect(where(joins(closed), { ...late, text }), text).toMatchObject({ kind: 'joins' });
});

test('the same claim of the same player joins its ticket when the mail is authenticated', () => {
  expect(where(FRESH)).toMatchObject({ kind: 'joins', ticket, by: 'the same claim again' });
  expect(where(FRESH, { authentication: 'none' })).toMatchObject({ kind: 'relates', ticket });
  expect(where(FRESH, { authentication: 'fail' })).toMatchObject({ kind: 'relates', ticket });
  expect(where(FRESH, { facts: [] })).toEqual(FRESH);
});

test('the same claim from another address or at another brand is linked and joins nothing', () => {
  expect(where(FRESH, { address: 'joe@example.test' })).toMatchObject({ kind: 'relates', ticket });
  expect(where(FRESH, { brand: 'second' })).toMatchObject({ kind: 'relates', ticket });
});

test('the same words come again unproven, as from the form, but never with a file', () => {
  const text = 'My withdrawal of 350 EUR by Skrill of 14 August has not arrived.';
  const told = ticketWith({ kind: 'message-received', message: mailOfText(text) });
  const again = { text, facts: [], tickets: [told], authentication: 'none' } as const;
  expect(where(FRESH, again)).toMatchObject({ kind: 'joins', ticket: told });
  expect(where(FRESH, { ...again, attachments: 1 })).toMatchObject({ kind: 'relates' });
  expect(where(FRESH, { ...again, authentication: 'fail' })).toMatchObject({ kind: 'relates' });
});

test('a stranger with a reference stays one, whatever they claim', () => {
  const claims: Belonging = { kind: 'claims', reference: ticket.reference, why: 'no participant' };
  expect(where(claims, { address: 'joe@example.test' })).toBe(claims);
});

function mailOfText(text: string) {
  const { from, to, messageId, subject } = mailOf(text, ticketWith()).mail;
  return { direction: 'in', from, to, at: now, messageId, subject, text, attachments: [], kind: 'player' } as const;
}
