import { expect, test } from 'vitest';
import type { TicketEvent } from '../../../src/ticket/event.ts';
import { evolve, ticketFrom } from '../../../src/ticket/evolve.ts';

const opened: TicketEvent = {
  kind: 'opened',
  at: '2026-11-20T10:00:00.000Z',
  id: '00000000-0000-4000-8000-000000000001',
  reference: 'RDR-7K3Q-9MXC',
  brand: 'default',
  player: { name: 'Amelie', address: 'Amelie@Example.test' },
  subject: 'Retrait en attente',
  complexity: 'simple',
  priority: 'P2',
  deadlines: {},
};
const sent = (letter: string, at: string): TicketEvent => ({
  kind: 'letter-sent',
  at,
  letter,
  messageId: 'a@b',
  response: '250',
});

test('a ticket starts with opened and with nothing else', () => {
  expect(() => evolve(null, sent('acknowledgement', opened.at))).toThrow(/before the ticket was opened/);
  expect(() => evolve(ticketFrom([opened]), opened)).toThrow(/opened twice/);
});

test('acknowledged is the moment the mail server took the first letter, once', () => {
  const ticket = ticketFrom([
    opened,
    sent('acknowledgement', '2026-11-20T10:00:05.000Z'),
    sent('acknowledgement', '2026-11-20T11:00:00.000Z'),
  ]);
  expect(ticket.acknowledgedAt).toBe('2026-11-20T10:00:05.000Z');
});

test('a letter that is planned but not sent acknowledges nothing', () => {
  const message = {
    direction: 'out' as const,
    from: 's@c.test',
    to: 'a@e.test',
    at: opened.at,
    messageId: 'x@c',
    subject: '',
    text: '',
    attachments: [],
    kind: 'acknowledgement',
  };
  expect(
    ticketFrom([opened, { kind: 'letter-planned', at: opened.at, letter: 'acknowledgement', message }]).acknowledgedAt,
  ).toBeNull();
});

test('the player is the first participant, in lower case', () => {
  expect(ticketFrom([opened]).participants).toEqual(['amelie@example.test']);
});
