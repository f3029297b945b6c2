import { expect, test } from 'vitest';
import { ticketFrom } from '../../../../src/ticket/evolve.ts';
import { waitingMails } from '../../../../src/ticket/states/outside.ts';
import type { Ticket } from '../../../../src/ticket/ticket.ts';
import { moves, opened, ticketWith } from '../life-world.ts';
import { answeredBySubmission, bodyWrote } from '../outside/outside-world.ts';

const early = '2026-12-01T17:00:00.000Z';
const late = '2026-12-09T17:00:00.000Z';

test('the date is that of the most urgent mail, whichever came first', () => {
  const ticket = ticketWith(bodyWrote({ answerBy: late }), bodyWrote({ body: 'ibas', answerBy: early }));
  expect(ticket.deadlines.outsideBody).toBe(early);
  expect(waitingMails(ticket.life.outside).map(({ number }) => number)).toEqual([2, 1]);
});

test('an answered mail gives its date up for that of the next one', () => {
  const ticket = ticketWith(
    bodyWrote({ answerBy: early }),
    bodyWrote({ answerBy: late }),
    ...answeredBySubmission([1], 'a'),
  );
  expect(ticket.deadlines.outsideBody).toBe(late);
  const both = ticketWith(bodyWrote(), ...answeredBySubmission([1], 'a'));
  expect('outsideBody' in both.deadlines).toBe(false);
});

test('a second answer does not take the place of the first', () => {
  const ticket = ticketWith(bodyWrote(), ...answeredBySubmission([1], 'a'), ...answeredBySubmission([1], 'b'));
  expect(ticket.life.outside[0]?.answer?.sentAs).toBe('a');
});

test('only the very answer that was refused or came back for good makes its mail wait again', () => {
  const base = [bodyWrote(), ...answeredBySubmission([1], 'a')] as const;
  const waits = (ticket: Ticket): boolean => waitingMails(ticket.life.outside).length > 0;
  const failed = { kind: 'delivery-failed', address: 'cases@ecogra.test', status: '5.1.1', diagnostic: '' } as const;
  const refused = { kind: 'letter-refused', letter: 'submission', reason: '550' } as const;
  expect(waits(ticketWith(...base, { ...failed, severity: 'hard', messageId: 'a' }))).toBe(true);
  expect(waits(ticketWith(...base, { ...refused, messageId: 'a' }))).toBe(true);
  expect(waits(ticketWith(...base, { ...failed, severity: 'soft', messageId: 'a' }))).toBe(false);
  expect(waits(ticketWith(...base, { ...failed, severity: 'hard', messageId: 'b' }))).toBe(false);
  expect(waits(ticketWith(...base, { ...failed, severity: 'hard', messageId: null }))).toBe(false);
});

test('neither a pause nor a closing stops its clock; a merge takes it along', () => {
  const waiting = ticketWith(bodyWrote(), moves['player-asked']);
  const closed = ticketWith(bodyWrote(), moves.closed);
  const merged = ticketWith(bodyWrote(), moves.merged);
  expect([waiting, closed, merged].map(({ deadlines }) => deadlines.outsideBody)).toEqual([late, late, undefined]);
  expect(merged.life.outside[0]?.answer).toMatchObject({ how: 'moved', note: 'RDR-0000-0000' });
});

test('a mail of a body is no mail of the player and no letter to them', () => {
  const before = ticketWith();
  const after = ticketWith(bodyWrote(), ...answeredBySubmission([1], 'a'));
  expect(after.lastPlayerMailAt).toBe(before.lastPlayerMailAt);
  expect(after.lastLetterAt).toBe(before.lastLetterAt);
  expect(after.life.unsent).toEqual([]);
  expect(after.participants).toEqual(before.participants);
});

test('a ticket of outside bodies is a dispute from the first, and nobody is its player', () => {
  const own = ticketFrom([{ ...opened, queue: 'outside-bodies', deadlines: {} }]);
  expect(own).toMatchObject({ queue: 'outside-bodies', stage: 'dispute', status: 'open', participants: [] });
  expect(ticketWith()).toMatchObject({ queue: 'players', stage: 'complaint' });
});
