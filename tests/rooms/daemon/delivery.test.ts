import { expect, test } from 'vitest';
import { deliveryRecord, type Sending } from '../../../src/daemon/loops/delivery.ts';
import type { OutboundClaim } from '../../../src/store/outbox/claim.ts';

const NOW = new Date('2026-11-20T10:00:00.000Z');
const GRACE = 120_000;

function minutesFromNow(minutes: number): Date {
  return new Date(NOW.getTime() + minutes * 60_000);
}

function recordOf(result: Sending, attempt = 1, firstTryAt = NOW) {
  const claim: OutboundClaim = {
    id: '0b0c6f6e-8c5e-4a55-8f0e-6a2f3a8d1c11',
    lease: 'host/1/a/lease',
    ticketId: null,
    letter: 'acknowledgement',
    messageId: 'ct-1@casino.test',
    envelopeFrom: '',
    envelopeTo: 'amelie@mail.test',
    subject: 'Your complaint',
    rawSha256: 'ab'.repeat(32),
    attempt,
    firstTryAt,
    createdAt: NOW,
  };
  return deliveryRecord(claim, result, NOW, GRACE);
}

const GREYLISTED = { kind: 'deferred', response: '450 4.2.0 greylisted' } as const;

test('a letter that is put off again and again is tried after a minute, two, four, and so on up to four hours', () => {
  const waits = Array.from({ length: 11 }, (_, index) => recordOf(GREYLISTED, index + 1).result);
  expect(waits).toEqual(
    [1, 2, 4, 8, 16, 32, 64, 128, 240, 240, 240].map((minutes) => ({
      kind: 'deferred',
      nextTryAt: minutesFromNow(minutes),
    })),
  );
});

test('only the first time is told to the ticket', () => {
  expect(recordOf(GREYLISTED).events).toMatchObject([{ kind: 'letter-deferred', reason: GREYLISTED.response }]);
  expect(recordOf(GREYLISTED, 2).events).toEqual([]);
});

test('after four and a half days of putting off, a letter is refused and a person has to look', () => {
  const days = (count: number): Date => new Date(NOW.getTime() - count * 86_400_000);
  expect(recordOf(GREYLISTED, 30, days(4.49)).result.kind).toBe('deferred');
  const given = recordOf(GREYLISTED, 31, days(4.51));
  expect(given.result.kind).toBe('refused');
  expect(given.events).toMatchObject([{ kind: 'letter-refused', reason: GREYLISTED.response }]);
});

test('a letter of unknown outcome is looked into when its grace is over, and its ticket is told nothing yet', () => {
  const { result, events } = recordOf({ kind: 'unknown', response: 'the connection was lost' });
  expect(result).toEqual({ kind: 'unknown', lookAt: new Date(NOW.getTime() + GRACE) });
  expect(events).toEqual([]);
});

test('what left and what was refused stands in the ticket with the words of the server', () => {
  expect(recordOf({ kind: 'sent', response: '250 ok', copy: 'none' })).toMatchObject({
    result: { kind: 'sent' },
    events: [{ kind: 'letter-sent', response: '250 ok', messageId: 'ct-1@casino.test' }],
  });
  expect(recordOf({ kind: 'refused', response: '550 5.1.1 no such user' })).toMatchObject({
    result: { kind: 'refused' },
    events: [{ kind: 'letter-refused', reason: '550 5.1.1 no such user' }],
  });
});
