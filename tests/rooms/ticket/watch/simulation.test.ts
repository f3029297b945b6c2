import { expect, test } from 'vitest';
import { evolve } from '../../../../src/ticket/evolve.ts';
import type { Ticket } from '../../../../src/ticket/ticket.ts';
import { dueOf, nextLookAt } from '../../../../src/ticket/watch/due-of.ts';
import { violationsIn } from './invariants.ts';
import { play, type Setting } from './simulation.ts';

const TICKETS = Number(process.env['TICKETS'] ?? 30);
const days = Number(process.env['DAYS'] ?? 90);
const setting: Setting = { start: new Date('2026-10-01T00:00:00Z'), days, asleep: [], serverDown: [] };
const day = (text: string): Date => new Date(`${text}T00:00:00Z`);

test('ninety days of players and agents as they are: every promise is kept or taken back in time', {
  timeout: 3_600_000,
}, () => {
  const figures = new Map<string, number>();
  for (let seed = 1; seed <= TICKETS; seed += 1) {
    const played = play(seed, setting);
    expect(violationsIn(played, setting), `seed ${seed} ${JSON.stringify(played.character)}`).toEqual([]);
    for (const { letter } of played.letters) figures.set(letter, (figures.get(letter) ?? 0) + 1);
    for (const { about } of played.notices) figures.set(`notice: ${about}`, (figures.get(`notice: ${about}`) ?? 0) + 1);
  }
  console.log(`${TICKETS} tickets in ${days} days`, Object.fromEntries(figures));
  for (const letter of [
    'delay-notice',
    'progress-update',
    'reminder',
    'closed-inactive',
    'evidence-request',
    'deadlock',
    'satisfaction',
  ])
    expect(figures.get(letter), letter).toBeGreaterThan(0);
});

test('a watcher that slept for a week catches up with one letter a ticket, written for the day on which it leaves', () => {
  const asleep = [{ from: day('2026-11-16'), to: day('2026-11-23') }];
  const slept: Setting = { ...setting, asleep };
  let caughtUp = 0;
  for (let seed = 1; seed <= TICKETS; seed += 1) {
    const played = play(seed, slept);
    expect(violationsIn(played, slept), `seed ${seed}`).toEqual([]);
    const firstDay = played.letters.filter(({ at }) => at >= day('2026-11-23') && at < day('2026-11-24'));
    const firstHour = firstDay.filter(({ at }) => at < new Date('2026-11-23T01:00:00Z'));
    expect(firstHour.length, `seed ${seed}`).toBeLessThanOrEqual(1);
    expect(firstDay.length, `seed ${seed}: ${firstDay.map(({ letter }) => letter).join()}`).toBeLessThanOrEqual(2);
    caughtUp += firstDay.length;
  }
  expect(caughtUp).toBeGreaterThan(0);
});

test('while the mail server is down for three days nothing is written that would be stale when it leaves', () => {
  const serverDown = [{ from: day('2026-11-16'), to: day('2026-11-19') }];
  const down: Setting = { ...setting, serverDown };
  for (let seed = 1; seed <= TICKETS; seed += 1) {
    const played = play(seed, down);
    expect(violationsIn(played, down), `seed ${seed}`).toEqual([]);
    const meanwhile = played.letters.filter(({ at }) => at >= day('2026-11-16') && at < day('2026-11-19'));
    expect(meanwhile.length, `seed ${seed}`).toBeLessThanOrEqual(1);
  }
});

test('before the next look there is nothing to do, and what was done is not done again', () => {
  let looked = 0;
  for (let seed = 1; seed <= Math.min(TICKETS, 12); seed += 1) {
    const { history, look } = play(seed, setting);
    let ticket: Ticket | null = null;
    for (const [index, event] of history.entries()) {
      ticket = evolve(ticket, event);
      const at = new Date(event.at);
      const until = Date.parse(history[index + 1]?.at ?? event.at);
      const next = nextLookAt(ticket, { ...look, now: at })?.getTime() ?? Infinity;
      for (const share of [0.1, 0.5, 0.9]) {
        const now = new Date(at.getTime() + share * (Math.min(next, until) - at.getTime()) - 1);
        if (now <= at) continue;
        looked += 1;
        expect(dueOf(ticket, { ...look, now }), `seed ${seed} after ${event.kind} of ${event.at}`).toEqual(NOTHING);
      }
    }
  }
  expect(looked).toBeGreaterThan(500);
});

const NOTHING = { events: [], letters: [], notices: [] };
