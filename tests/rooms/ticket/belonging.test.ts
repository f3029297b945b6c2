import { expect, test } from 'vitest';
import { belongingOf, type Claimant } from '../../../src/ticket/belonging.ts';
import type { TicketEvent } from '../../../src/ticket/event.ts';
import { ticketFrom } from '../../../src/ticket/evolve.ts';
import type { ThreadClues } from '../../../src/triage/thread/clues.ts';
import { referenceFrom } from '../../../src/triage/thread/reference.ts';
import {
  claimInAddress,
  claimInMessageId,
  messageIdFor,
  replyAddress,
  type TokenClaim,
} from '../../../src/triage/thread/reply-token.ts';

const keys = [{ id: 'a', secret: 'a secret of thirty-two characters' }];
const reference = referenceFrom(Uint8Array.from([1, 2, 3, 4, 5, 6, 7]));
const ticket = ticketFrom([
  {
    kind: 'opened',
    at: '2026-11-20T10:00:00.000Z',
    id: '00000000-0000-4000-8000-000000000001',
    reference,
    brand: 'default',
    player: { name: 'Amelie', address: 'amelie@example.test' },
    subject: 'Retrait',
    complexity: 'simple',
    priority: 'P2',
    deadlines: {},
  } satisfies TicketEvent,
]);

const nothing: ThreadClues = { addressed: [], answered: [], ancestors: [], named: [] };
const signed = claimInAddress(
  replyAddress('s@c.test', { purpose: 'reply', reference, party: 'amelie@example.test' }, keys),
)!;
const ours = claimInMessageId(messageIdFor(reference, 'abc123', 'c.test', keys))!;
const forged = (claim: TokenClaim): TokenClaim => ({ ...claim, token: `a${'b'.repeat(20)}` });

/** Every signal that a mail can carry; only the genuine ones may join, and only for the participant. */
const SIGNALS: Readonly<
  Record<string, { clues: ThreadClues; byMessageId: boolean; genuine: boolean; needsPass?: true }>
> = {
  'the signed reply address': { clues: { ...nothing, addressed: [signed] }, byMessageId: false, genuine: true },
  'a forged reply address': { clues: { ...nothing, addressed: [forged(signed)] }, byMessageId: false, genuine: false },
  'our signed Message-ID': { clues: { ...nothing, answered: [ours] }, byMessageId: false, genuine: true },
  'a forged Message-ID': { clues: { ...nothing, answered: [forged(ours)] }, byMessageId: false, genuine: false },
  'a Message-ID of the ticket': { clues: { ...nothing, ancestors: ['x@y'] }, byMessageId: true, genuine: true },
  'the bare reference': {
    clues: { ...nothing, named: [reference] },
    byMessageId: false,
    genuine: true,
    needsPass: true,
  },
};

const SENDERS: readonly Claimant[] = ['amelie@example.test', 'mallory@example.test'].flatMap((address) =>
  (['pass', 'none', 'fail'] as const).map((authentication) => ({ address, authentication })),
);

for (const [name, { clues, byMessageId, genuine, needsPass }] of Object.entries(SIGNALS)) {
  for (const claimant of SENDERS) {
    const may =
      genuine &&
      claimant.address === 'amelie@example.test' &&
      claimant.authentication !== 'fail' &&
      (!needsPass || claimant.authentication === 'pass');
    test(`${name} from ${claimant.address} (${claimant.authentication}) ${may ? 'joins' : 'opens nothing'}`, () => {
      const belonging = belongingOf(
        clues,
        claimant,
        { tickets: [ticket], byMessageId: byMessageId ? [ticket] : [] },
        keys,
      );
      expect(belonging.kind).toBe(may ? 'joins' : 'claims');
    });
  }
}

test('a mail that points nowhere is fresh, and an unknown reference is said to be unknown', () => {
  const stranger: Claimant = { address: 'joe@example.test', authentication: 'pass' };
  expect(belongingOf(nothing, stranger, { tickets: [], byMessageId: [] }, keys)).toEqual({ kind: 'fresh' });
  expect(belongingOf({ ...nothing, named: [reference] }, stranger, { tickets: [], byMessageId: [] }, keys)).toEqual({
    kind: 'claims',
    reference,
    why: 'no ticket has this reference',
  });
});

test('a reply token of one participant does not serve another', () => {
  const joes = claimInAddress(
    replyAddress('s@c.test', { purpose: 'reply', reference, party: 'joe@example.test' }, keys),
  )!;
  const claimant: Claimant = { address: 'amelie@example.test', authentication: 'none' };
  expect(
    belongingOf({ ...nothing, addressed: [joes] }, claimant, { tickets: [ticket], byMessageId: [] }, keys).kind,
  ).toBe('claims');
});
