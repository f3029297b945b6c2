import { expect, test } from 'vitest';
import { namedAsRepresentative } from '../../../../src/ticket/plans/stranger-wrote.ts';
import type { ReceivedMail } from '../../../../src/ticket/occurrence.ts';
import { evolve } from '../../../../src/ticket/evolve.ts';
import type { Ticket } from '../../../../src/ticket/ticket.ts';
import { dueOf } from '../../../../src/ticket/watch/due-of.ts';
import { lookOf } from '../watch/world.ts';
import { acknowledgedTicket, mailOf } from './player-world.ts';

const claimed = acknowledgedTicket();
const joe = { name: 'Joe', address: 'Joe@example.test' };
const reference = 'RDR-0000-0000';
const noon = '2026-11-24T11:00:00.000Z';

function mail(authentication: ReceivedMail['authentication'] = 'pass'): ReceivedMail {
  return { ...mailOf('I write for Amelie.', claimed).mail, from: joe.address, authentication };
}

test('whoever quotes a reference from a proven address is asked about, by day and once', () => {
  const named = namedAsRepresentative(claimed, { mail: mail(), from: joe, reference })!;
  expect(named).toMatchObject({ address: 'joe@example.test', reference });
  const ticket = evolve(claimed, { at: '2026-11-23T23:00:00.000Z', ...named });
  expect(dueOf(ticket, lookOf('2026-11-23T23:30:00.000Z')).letters).toEqual([]);
  const plan = dueOf(ticket, lookOf(noon));
  expect(plan.letters).toMatchObject([{ letter: 'representative-question', to: claimed.player }]);
  const asked = plan.events.reduce<Ticket>((so, fact) => evolve(so, { at: noon, ...fact }), ticket);
  expect(dueOf(asked, lookOf('2026-11-26T11:00:00.000Z')).letters.map(({ letter }) => letter)).not.toContain(
    'representative-question',
  );
  expect(namedAsRepresentative(asked, { mail: mail(), from: joe, reference })).toBeNull();
});

test('an address that nothing proves, and one that takes part already, is not asked about', () => {
  expect(namedAsRepresentative(claimed, { mail: mail('none'), from: joe, reference })).toBeNull();
  expect(namedAsRepresentative(claimed, { mail: mail('fail'), from: joe, reference })).toBeNull();
  expect(namedAsRepresentative(claimed, { mail: mail(), from: claimed.player, reference })).toBeNull();
});

test('a crowd of strangers cannot have letters sent to a player', () => {
  let ticket = claimed;
  for (let number = 0; number < 50; number += 1) {
    const from = { name: '', address: `stranger-${number}@example.test` };
    const named = namedAsRepresentative(ticket, { mail: mail(), from, reference });
    if (named) ticket = evolve(ticket, { at: '2026-11-23T10:00:00.000Z', ...named });
  }
  let letters = 0;
  for (let day = 24; day < 30; day += 1) {
    const at = `2026-11-${day}T11:00:00.000Z`;
    const plan = dueOf(ticket, lookOf(at));
    if (plan.letters.some(({ letter }) => letter === 'representative-question')) letters += 1;
    ticket = plan.events.reduce<Ticket>((so, fact) => evolve(so, { at, ...fact }), ticket);
  }
  expect(letters).toBe(1);
});
