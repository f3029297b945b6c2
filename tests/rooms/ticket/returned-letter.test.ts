import { expect, test } from 'vitest';
import type { DeliveryReport } from '../../../src/mail/message.ts';
import type { TicketFact } from '../../../src/ticket/event.ts';
import { nextAddress, type Returned, returnedBy } from '../../../src/ticket/returned-letter.ts';
import type { Ticket, TicketMessage } from '../../../src/ticket/ticket.ts';
import { openedAt, ticketWith } from './life-world.ts';

const AMELIE = 'amelie@example.test';
const LAWYER = 'blanc@lawyers.test';
const SISTER = 'sister@example.test';

const message: TicketMessage = {
  direction: 'out',
  from: 'support@casino.test',
  to: 'Amelie@Example.test',
  at: openedAt,
  messageId: 'one@casino.test',
  subject: 'Your complaint',
  text: 'Hello',
  attachments: [],
  kind: 'reply',
};
const planned: TicketFact = { kind: 'letter-planned', letter: 'reply', message };

function consent(address: string): readonly TicketFact[] {
  return [
    { kind: 'representative-named', address, reference: 'RDR-0000-0000' },
    { kind: 'representative-answered', address, consent: 'given' },
  ];
}

function sentTo(to: string, from: string, messageId: string): TicketFact {
  const again = { ...message, to, messageId };
  return { kind: 'letter-redirected', letter: 'reply', of: 'one@casino.test', from, message: again };
}

function report(address: string, originalMessageId: string | null = 'one@casino.test', kind: 'hard' | 'soft' = 'hard') {
  const recipient = { address, action: 'failed', status: '5.1.1', diagnostic: 'no such user', kind } as const;
  return { recipients: [recipient], originalMessageId, originalEnvelopeId: null } satisfies DeliveryReport;
}

function returned(ticket: Ticket, told: DeliveryReport): Returned {
  const back = returnedBy(told, ticket);
  if (back.kind !== 'returned') throw new Error(`it is ${back.kind}`);
  return back;
}

function next(ticket: Ticket, told: DeliveryReport, others: readonly Ticket[] = []): string | null {
  return nextAddress(returned(ticket, told), ticket, others)?.address ?? null;
}

test('a letter goes to each person of the ticket once, the player first, and then nowhere', () => {
  const facts = [planned, ...consent(LAWYER), ...consent(SISTER)];
  expect(next(ticketWith(...facts), report(AMELIE))).toBe(LAWYER);
  const second = [...facts, sentTo(LAWYER, AMELIE, 'two@casino.test')];
  expect(next(ticketWith(...second), report(LAWYER, 'two@casino.test'))).toBe(SISTER);
  const third = [...second, sentTo(SISTER, LAWYER, 'three@casino.test')];
  expect(next(ticketWith(...third), report(SISTER, 'three@casino.test'))).toBeNull();
});

test('what came back from a representative goes to the player', () => {
  const toLawyer: TicketFact = { ...planned, message: { ...message, to: LAWYER } };
  expect(next(ticketWith(...consent(LAWYER), toLawyer), report(LAWYER))).toBe(AMELIE);
});

test('nobody gets it who was only named, was refused, or whose mails came back or are blocked on another ticket', () => {
  const named: TicketFact = { kind: 'representative-named', address: LAWYER, reference: 'RDR-0000-0000' };
  expect(next(ticketWith(planned, named), report(AMELIE))).toBeNull();
  const refused: TicketFact = { kind: 'representative-answered', address: LAWYER, consent: 'refused' };
  expect(next(ticketWith(planned, named, refused), report(AMELIE))).toBeNull();
  const ticket = ticketWith(planned, ...consent(LAWYER));
  const gone = {
    kind: 'letter-undeliverable',
    letter: 'reply',
    of: 'x@casino.test',
    from: LAWYER,
    why: 'no-address',
  } as const;
  expect(next(ticket, report(AMELIE), [ticketWith(gone)])).toBeNull();
  const own = { ...ticketWith({ kind: 'blocked', by: 'sam', reason: 'abuse' }), player: { name: '', address: LAWYER } };
  expect(next(ticket, report(AMELIE), [own])).toBeNull();
  expect(
    next(ticketWith(planned, ...consent(LAWYER), { kind: 'blocked', by: 'sam', reason: 'abuse' }), report(AMELIE)),
  ).toBeNull();
});

test('a letter about the player’s person goes to nobody else', () => {
  for (const kind of ['self-harm', 'account-takeover', 'representative-question', 'data-request']) {
    const ticket = ticketWith({ ...planned, letter: kind, message: { ...message, kind } }, ...consent(LAWYER));
    expect(next(ticket, report(AMELIE))).toBeNull();
  }
});

test('only a report on this letter, for good, about the address it went to, brings it back; and once', () => {
  const ticket = ticketWith(planned, ...consent(LAWYER));
  expect(returnedBy(report(AMELIE, null), ticket)).toEqual({ kind: 'unclear' });
  expect(returnedBy(report(AMELIE, 'other@casino.test'), ticket)).toEqual({ kind: 'unclear' });
  expect(returnedBy(report(LAWYER), ticket)).toEqual({ kind: 'unclear' });
  expect(returnedBy(report(AMELIE, 'one@casino.test', 'soft'), ticket)).toEqual({ kind: 'unclear' });
  const told = ticketWith(planned, ...consent(LAWYER), sentTo(LAWYER, AMELIE, 'two@casino.test'));
  expect(returnedBy(report(AMELIE), told)).toEqual({ kind: 'told' });
});

test('a letter sent again is one that is to leave, until the mail server took it', () => {
  const facts = [planned, ...consent(LAWYER), sentTo(LAWYER, AMELIE, 'two@casino.test')];
  expect(ticketWith(...facts).life.unsent.map(({ messageId }) => messageId)).toContain('two@casino.test');
  const left = { kind: 'letter-sent', letter: 'reply', messageId: 'two@casino.test', response: '250' } as const;
  expect(ticketWith(...facts, left).life.unsent.map(({ messageId }) => messageId)).not.toContain('two@casino.test');
});
