import { expect, test } from 'vitest';
import type { TicketEvent } from '../../../../src/ticket/event.ts';
import { evolve, ticketFrom } from '../../../../src/ticket/evolve.ts';
import type { Ticket } from '../../../../src/ticket/ticket.ts';
import { dueOf, nextLookAt } from '../../../../src/ticket/watch/due-of.ts';
import { moves, opened, ticketWith } from '../life-world.ts';
import { answeredBySubmission, bodyWrote } from '../outside/outside-world.ts';
import { lookOf } from './world.ts';

/** What is told about outside bodies, from the mail on, by a watcher who looks whenever there may be something. */
function toldUntil(until: string, first: Ticket): readonly string[] {
  const told: string[] = [];
  let ticket = first;
  let now = new Date('2026-11-24T10:00:00Z');
  for (let looks = 0; looks < 200; looks += 1) {
    const { notices, events } = dueOf(ticket, lookOf(now));
    for (const { audience, outside } of notices)
      if (outside) told.push(`${now.toISOString().slice(0, 16)} ${audience} ${outside.why}`);
    const at = now.toISOString();
    ticket = events.map((fact): TicketEvent => ({ at, ...fact })).reduce<Ticket>(evolve, ticket);
    const next = nextLookAt(ticket, lookOf(now));
    if (next === null || next > new Date(until)) return told;
    now = next > now ? next : new Date(now.getTime() + 60_000);
  }
  throw new Error('the watcher never rests');
}

const own = (...facts: readonly ReturnType<typeof bodyWrote>[]): Ticket =>
  ticketFrom([
    { ...opened, queue: 'outside-bodies', deadlines: {} },
    ...facts.map((fact): TicketEvent => ({ at: opened.at, ...fact })),
  ]);

test('supervisors are told twice before the time is over and once when it is, compliance then', () => {
  expect(toldUntil('2027-03-01T00:00:00Z', own(bodyWrote()))).toEqual([
    '2026-12-02T08:00 supervisor near',
    '2026-12-07T08:00 supervisor near',
    '2026-12-10T08:00 supervisor late',
    '2026-12-10T08:00 compliance late',
  ]);
});

test('of a time that ends on a weekend they are told while a day of work is left', () => {
  // Wednesday 18:00 in Malta and 96 hours: Sunday 18:00.
  const mail = bodyWrote({ at: '2026-11-25T17:00:00.000Z', answerBy: '2026-11-29T17:00:00.000Z' });
  expect(toldUntil('2026-12-10T00:00:00Z', own(mail))).toEqual([
    '2026-11-27T08:00 supervisor near',
    '2026-11-30T08:00 supervisor late',
    '2026-11-30T08:00 compliance late',
  ]);
});

test('each mail has warnings of its own, however alike they are', () => {
  const late = toldUntil('2027-03-01T00:00:00Z', own(bodyWrote(), bodyWrote())).filter((one) => one.includes('late'));
  expect(late).toHaveLength(4);
});

test('no pause and no closing silences them, an answer does', () => {
  const written = bodyWrote();
  for (const ticket of [ticketWith(written, moves['player-asked']), ticketWith(written, moves.closed)])
    expect(toldUntil('2026-12-11T00:00:00Z', ticket).at(-1)).toBe('2026-12-10T08:00 compliance late');
  expect(toldUntil('2027-03-01T00:00:00Z', own(written, ...answeredBySubmission([1], 'a')))).toEqual([]);
});

test('an answer that came back is told in the next working hour, once', () => {
  const refused = { kind: 'letter-refused', letter: 'submission', messageId: 'a', reason: '550' } as const;
  const lost = { ...refused, at: '2026-11-26T21:00:00.000Z' };
  const told = toldUntil('2026-11-30T00:00:00Z', own(bodyWrote(), ...answeredBySubmission([1], 'a'), lost));
  expect(told).toEqual(['2026-11-27T08:00 supervisor undelivered']);
});

test('on a ticket of outside bodies the dates ask for nothing else, ever', () => {
  let ticket = own(bodyWrote());
  for (let day = 0; day < 400; day += 1) {
    const now = new Date(Date.parse('2026-11-24T10:00:00Z') + day * 86_400_000);
    const { letters, events } = dueOf(ticket, lookOf(now, 'ukgc'));
    expect(letters).toEqual([]);
    expect(events.filter(({ kind }) => kind !== 'warned')).toEqual([]);
    ticket = events.map((fact): TicketEvent => ({ at: now.toISOString(), ...fact })).reduce<Ticket>(evolve, ticket);
  }
});
