import { expect, test } from 'vitest';
import type { TicketFact } from '../../../../src/ticket/event.ts';
import { decision, moves, opened, ticketWith } from '../life-world.ts';

const letter = (kind: string, messageId: string, to = 'amelie@example.test'): TicketFact => ({
  kind: 'letter-planned',
  letter: kind,
  message: {
    direction: 'out',
    from: 'support@casino.test',
    to,
    at: opened.at,
    messageId,
    subject: '',
    text: '',
    attachments: [],
    kind,
  },
});
const sent = (kind: string, messageId: string): TicketFact => ({
  kind: 'letter-sent',
  letter: kind,
  messageId,
  response: '250 ok',
});

test('a question to the player begins a pause, and whatever moves the ticket ends it', () => {
  const asked = { ...moves['player-asked'], at: '2026-11-23T10:00:00.000Z' };
  expect(ticketWith(asked).life.pauses).toEqual([
    { from: '2026-11-23T10:00:00.000Z', to: null, reason: 'we asked for payment_proof' },
  ]);
  for (const next of [moves['player-answered'], moves.closed, moves.decided, moves.held]) {
    const { life } = ticketWith(asked, { ...next, at: '2026-11-25T10:00:00.000Z' });
    expect(life.waiting).toBeNull();
    expect(life.pauses.map(({ to }) => to)).toEqual(['2026-11-25T10:00:00.000Z']);
  }
});

test('a reminder moves the date of closing to the one it names', () => {
  const { life } = ticketWith(moves['player-asked'], {
    kind: 'reminded',
    number: 1,
    closeAt: '2026-12-05T10:00:00.000Z',
  });
  expect(life.waiting).toMatchObject({ reminders: 1, closeAt: '2026-12-05T10:00:00.000Z' });
});

test('new dates replace the old ones, and null takes one away', () => {
  const { deadlines } = ticketWith(moves['player-asked'], {
    kind: 'player-answered',
    deadlines: { decision: '2026-12-16T17:00:00.000Z', nextUpdate: null },
  });
  expect(deadlines.decision).toBe('2026-12-16T17:00:00.000Z');
  expect(deadlines).not.toHaveProperty('nextUpdate');
  expect(deadlines.firstResponse).toBe('2026-11-30T10:00:00.000Z');
});

test('a letter to the player waits in the outbox until the mail server took or refused it', () => {
  const planned = ticketWith(letter('reply', 'a@c'), letter('reminder', 'b@c'));
  expect(planned.life.unsent.map((one) => one.letter)).toEqual(['reply', 'reminder']);
  const after = ticketWith(letter('reply', 'a@c'), letter('reminder', 'b@c'), sent('reply', 'a@c'), {
    kind: 'letter-refused',
    letter: 'reminder',
    messageId: 'b@c',
    reason: '550',
  });
  expect(after.life.unsent).toEqual([]);
});

test('only a letter that a person wrote is a first response', () => {
  const acknowledged = ticketWith(letter('acknowledgement', 'a@c'), sent('acknowledgement', 'a@c'));
  expect(acknowledged.life.firstResponseAt).toBeNull();
  expect(ticketWith(letter('reply', 'a@c'), sent('reply', 'a@c')).life.firstResponseAt).toBe(opened.at);
});

test('a notice to the house is neither news for the player nor a letter that holds others back', () => {
  const ticket = ticketWith(letter('agent-notice', 'n@c', 'nora@casino.test'), sent('agent-notice', 'n@c'));
  expect(ticket.lastLetterAt).toBeNull();
  expect(ticketWith(letter('agent-notice', 'n@c', 'nora@casino.test')).life.unsent).toEqual([]);
});

test('a decision is kept with who took it, and an appeal keeps the one it is made against', () => {
  const { life, stage } = ticketWith(moves.decided, moves.appealed, { kind: 'decided', by: 'sam', decision });
  expect(life.decisions.map(({ by }) => by)).toEqual(['nora', 'sam']);
  expect(stage).toBe('appeal');
});

test('reopening takes back the closing, the merging and the proposal to close', () => {
  const { life } = ticketWith(
    { kind: 'closing-proposed', because: 'settled', why: 'thanks' },
    moves.merged,
    moves.reopened,
  );
  expect(life).toMatchObject({ reopened: 1, mergedInto: null, closing: null, closingProposal: null });
});

test('the language that a player chose is kept when a later mail is in another', () => {
  const assessed: TicketFact = {
    kind: 'assessed',
    messageId: null,
    language: 'en',
    category: 'payment',
    secondary: [],
    confidence: 1,
    subtype: null,
    rule: null,
    scores: {},
    flags: [],
    hits: [],
    facts: [],
    evidence: { present: [], missing: [] },
  };
  expect(ticketWith({ kind: 'language-chosen', by: 'player', language: 'fa' }, assessed).language).toBe('fa');
  expect(ticketWith({ ...assessed, language: 'fr' }, assessed).language).toBe('en');
});
