import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Database } from '../../../../src/store/database.ts';
import { claimInbound, releaseInbound } from '../../../../src/store/intake/claim.ts';
import { failInbound, type InboundFailure, retryInbound } from '../../../../src/store/intake/fail.ts';
import { keepInbound, knownUids } from '../../../../src/store/intake/keep.ts';
import { inboundById, listInbound } from '../../../../src/store/intake/list.ts';
import { markSettledInMailbox, unsettledInMailbox } from '../../../../src/store/intake/mailbox-side.ts';
import { settleInbound } from '../../../../src/store/intake/settle.ts';
import { holdMailbox, listMailboxes, recordCollection } from '../../../../src/store/mailboxes.ts';
import { listOutbound } from '../../../../src/store/outbox/list.ts';
import { listTickets, ticketById, ticketsByMessageIds } from '../../../../src/store/tickets/read.ts';
import {
  after,
  complaint,
  keep,
  letter,
  MAILBOX,
  NOW,
  opened,
  rowCounts,
  SETTLED_TABLES,
  type StoreWorld,
  taken,
  withheld,
} from './world.ts';

/** What the ledger promises, on whichever engine the world stands. */
export function intakeSuite(world: () => StoreWorld): void {
  const claim = async (owner: string, now = NOW, limit = 10, database: Database = world().database) =>
    claimInbound(database, { owner, now, leaseMs: 60_000, limit });

  test('a UID enters the ledger once, and another UIDVALIDITY is another UID', async () => {
    const mail = { mailbox: MAILBOX, epoch: 1, uidValidity: 7, uid: 1, size: 10, internalDate: null, receivedAt: NOW };
    const fetched = { ...mail, rawSha256: 'ab'.repeat(32), truncated: false };
    expect(await keepInbound(world().database, fetched)).toEqual({ kind: 'kept', id: 1 });
    expect(await keepInbound(world().second, fetched)).toEqual({ kind: 'known' });
    expect((await keepInbound(world().second, { ...fetched, uidValidity: 8 })).kind).toBe('kept');
    expect(await knownUids(world().database, MAILBOX, 7)).toEqual(new Set([1]));
    expect(await knownUids(world().database, MAILBOX, 9)).toEqual(new Set());
  });

  test('of many that keep the same UID at once, one does', async () => {
    const kinds = await Promise.all(
      Array.from({ length: 12 }, async (_, index) =>
        keep({ ...world(), database: index % 2 ? world().database : world().second }, 5).then(
          () => 'kept',
          (error: unknown) => String(error),
        ),
      ),
    );
    expect(kinds.filter((kind) => kind === 'kept')).toHaveLength(1);
    expect(kinds.filter((kind) => kind.includes('known'))).toHaveLength(11);
  });

  test('what an earlier holder of the mailbox still writes is refused', async () => {
    const first = await holdMailbox(world().database, MAILBOX);
    if (first.kind !== 'held') throw new Error('busy');
    expect((await holdMailbox(world().second, MAILBOX)).kind).toBe('busy');
    await first.release();
    const next = await holdMailbox(world().second, MAILBOX);
    if (next.kind !== 'held') throw new Error('busy');
    expect(next.epoch).toBe(first.epoch + 1);
    const mail = { mailbox: MAILBOX, uidValidity: 7, uid: 1, size: 10, internalDate: null, receivedAt: NOW };
    const fetched = { ...mail, rawSha256: 'ab'.repeat(32), truncated: false };
    expect(await keepInbound(world().database, { ...fetched, epoch: first.epoch })).toEqual({ kind: 'fenced' });
    expect((await keepInbound(world().database, { ...fetched, epoch: next.epoch })).kind).toBe('kept');
    const look = { mailbox: MAILBOX, uidValidity: 7, now: NOW };
    expect(await recordCollection(world().database, { ...look, epoch: first.epoch })).toEqual({ kind: 'fenced' });
    expect(await recordCollection(world().database, { ...look, epoch: next.epoch })).toEqual({ kind: 'recorded' });
    expect(await listMailboxes(world().database)).toEqual([{ name: MAILBOX, uidValidity: 7, lastCollectedAt: NOW }]);
    await next.release();
  });

  test('mails are taken in the order they came, each by one worker', async () => {
    for (let uid = 1; uid <= 40; uid += 1) await keep(world(), uid);
    expect((await claim('first', NOW, 3)).map(({ id }) => id)).toEqual([1, 2, 3]);
    const rest = await Promise.all(
      Array.from({ length: 10 }, async (_, index) =>
        claim(`worker ${index}`, NOW, 5, index % 2 ? world().database : world().second),
      ),
    );
    const ids = rest.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids, ...(await claim('last', NOW, 50)).map(({ id }) => id)].sort((a, b) => a - b)).toEqual(
      Array.from({ length: 37 }, (_, index) => index + 4),
    );
    expect(await claim('late')).toEqual([]);
  });

  test('a settled mail leaves ticket, events, Message-IDs, letter and mark', async () => {
    const inbound = await taken(world(), 1);
    const settlement = complaint(inbound);
    const settled = await settleInbound(world().database, world().blobs, settlement);
    if (settled.kind !== 'settled' || settled.ticketId === null) throw new Error(settled.kind);
    const stored = await ticketById(world().second, settled.ticketId);
    expect(stored?.version).toBe(1);
    expect(stored?.ticket.player.address).toBe('Amelie@Example.test');
    expect((await ticketsByMessageIds(world().second, ['<MAIL-1@example.test>'])).length).toBe(1);
    const [outbound] = await listOutbound(world().second);
    expect(outbound).toMatchObject({ state: 'pending', ticketId: settled.ticketId, inboundId: 1, envelopeFrom: '' });
    expect(await world().blobs.get(outbound?.rawSha256 ?? '')).toEqual(settlement.outgoing[0]?.raw);
    expect(await inboundById(world().second, 1)).toMatchObject({
      state: 'processed',
      outcome: 'new-ticket',
      ticketId: settled.ticketId,
      lease: null,
      settledAt: NOW,
    });
  });

  test('of two workers with the same mail only the one that holds it settles', async () => {
    const slow = await taken(world(), 1);
    const [quick] = await claim('second', after(61), 1, world().second);
    if (!quick) throw new Error('an expired lease was not given to the next');
    expect(quick).toMatchObject({ id: slow.id, attempt: 2, exhausted: false });
    const { database, second, blobs } = world();
    expect(await settleInbound(database, blobs, complaint(slow))).toEqual({ kind: 'lost-lease' });
    expect(await rowCounts(world())).toEqual(Object.fromEntries(SETTLED_TABLES.map((table) => [table, 0])));
    expect((await settleInbound(second, blobs, complaint(quick))).kind).toBe('settled');
    expect(await settleInbound(second, blobs, complaint(quick))).toEqual({ kind: 'lost-lease' });
    expect(await listTickets(database)).toHaveLength(1);
  });

  test('an earlier claim of the very same owner does not hold either', async () => {
    const before = await taken(world(), 1);
    const [again] = await claim('first', after(61));
    expect(again?.id).toBe(before.id);
    expect(await settleInbound(world().database, world().blobs, complaint(before))).toEqual({ kind: 'lost-lease' });
  });

  test('the same mail under another UID is filed as a duplicate and opens nothing', async () => {
    const first = await settleInbound(
      world().database,
      world().blobs,
      complaint(await taken(world(), 1), { contentKey: 'k' }),
    );
    const twin = await taken(world(), 2);
    expect(await settleInbound(world().database, world().blobs, complaint(twin, { contentKey: 'k' }))).toEqual({
      kind: 'duplicate',
      of: 1,
    });
    expect(await inboundById(world().database, twin.id)).toMatchObject({
      state: 'processed',
      outcome: 'duplicate',
      ticketId: first.kind === 'settled' ? first.ticketId : null,
    });
    expect(await listTickets(world().database)).toHaveLength(1);
    expect(await listOutbound(world().database)).toHaveLength(1);
  });

  test('of ten copies settled at once, one opens a ticket', async () => {
    for (let uid = 1; uid <= 10; uid += 1) await keep(world(), uid);
    const claims = await claim('first');
    const results = await Promise.all(
      claims.map(async (one, index) =>
        settleInbound(
          index % 2 ? world().database : world().second,
          world().blobs,
          complaint(one, { contentKey: 'k' }),
        ),
      ),
    );
    expect(results.filter(({ kind }) => kind === 'settled')).toHaveLength(1);
    expect(results.filter(({ kind }) => kind === 'duplicate')).toHaveLength(9);
    expect(await listTickets(world().database)).toHaveLength(1);
  });

  test('a reference that is taken is a conflict, and nothing of the attempt stays', async () => {
    const [one, other] = [await taken(world(), 1), await taken(world(), 2)];
    const events = () => [opened({ reference: 'RDR-SAME-0000' })];
    await settleInbound(
      world().database,
      world().blobs,
      complaint(one, { ticket: { kind: 'opens', events: events() }, outgoing: [] }),
    );
    const before = await rowCounts(world());
    const second = complaint(other, { ticket: { kind: 'opens', events: events() }, outgoing: [] });
    expect(await settleInbound(world().database, world().blobs, second)).toEqual({ kind: 'conflict' });
    expect(await rowCounts(world())).toEqual(before);
    expect((await settleInbound(world().database, world().blobs, complaint(other))).kind).toBe('settled');
  });

  test('two answers decided upon the same state of a ticket: one stands, one is decided again', async () => {
    const first = await settleInbound(world().database, world().blobs, complaint(await taken(world(), 1)));
    const ticketId = first.kind === 'settled' ? first.ticketId : null;
    if (ticketId === null) throw new Error('no ticket');
    const claims = [await taken(world(), 2), await taken(world(), 3)];
    const results = await Promise.all(
      claims.map(async (inbound, index) =>
        settleInbound(
          index ? world().database : world().second,
          world().blobs,
          complaint(inbound, {
            outcome: 'joined-ticket',
            ticket: { kind: 'continues', ticketId, expectedVersion: 1, events: [withheld(`by ${index}`)] },
            outgoing: [letter({ ticketId })],
          }),
        ),
      ),
    );
    expect(results.map(({ kind }) => kind).sort()).toEqual(['conflict', 'settled']);
    expect((await ticketById(world().database, ticketId))?.events).toHaveLength(2);
    expect(await listOutbound(world().database)).toHaveLength(2);
  });

  test.each(SETTLED_TABLES)('a failure while %s is written leaves nothing half', async (table) => {
    const inbound = await taken(world(), 1);
    const { database, blobs } = world();
    await database.run(async (queries) => {
      await queries.execute(
        sql`create or replace function fail() returns trigger as $$ begin raise exception 'disk full' using errcode = '53100'; end $$ language plpgsql`,
      );
      await queries.execute(
        sql.raw(`create trigger fail before insert on ${table} for each statement execute function fail()`),
      );
    });
    await expect(settleInbound(database, blobs, complaint(inbound))).rejects.toMatchObject({ kind: 'try-later' });
    await database.run(async (queries) => queries.execute(sql.raw(`drop trigger fail on ${table}`)));
    expect(await rowCounts(world())).toEqual(Object.fromEntries(SETTLED_TABLES.map((name) => [name, 0])));
    expect((await settleInbound(database, blobs, complaint(inbound))).kind).toBe('settled');
  });

  test('poison in every text is stored and read back harmless', async () => {
    const poison = 'a\0b\uD800c\uDC00d😀';
    const events = [opened({ reference: `RDR-${poison}` }), withheld(`${poison}\\u0000`)];
    const huge = `<${'x'.repeat(20_000)}@example.test>`;
    const settlement = complaint(await taken(world(), 1), {
      contentKey: poison.repeat(5000),
      from: poison,
      subject: poison.repeat(5000),
      reason: poison,
      ticket: { kind: 'opens', events },
      messageIds: [huge, poison],
      outgoing: [letter({ subject: poison, letter: poison, messageId: poison, envelopeTo: poison })],
    });
    const settled = await settleInbound(world().database, world().blobs, settlement);
    expect(settled.kind).toBe('settled');
    const [found] = await ticketsByMessageIds(world().database, [huge]);
    expect(found?.events[1]).toMatchObject({ reason: 'a\uFFFDb\uFFFDc\uFFFDd😀\\u0000' });
    expect((await inboundById(world().database, 1))?.fromAddress).toBe('a\uFFFDb\uFFFDc\uFFFDd😀');
  });

  test('a mail that breaks us three times is quarantined, the alarm leaves with that, and the others go on', async () => {
    await keep(world(), 1);
    const alarm = letter({ letter: 'quarantine-alarm', envelopeTo: 'sam@casino.test', urgency: 2 });
    const kinds: string[] = [];
    for (const now of [NOW, after(31), after(300)]) {
      const [inbound] = await claim('first', now);
      if (!inbound) throw new Error('nothing to claim');
      expect(await claim('second', now)).toEqual([]);
      const failure = { ...failureOf(inbound), alarm: [alarm], now };
      kinds.push((await failInbound(world().database, world().blobs, failure)).kind);
      expect(await failInbound(world().database, world().blobs, failure)).toEqual({ kind: 'lost-lease' });
    }
    expect(kinds).toEqual(['again', 'again', 'quarantined']);
    expect(await claim('first', after(100_000))).toEqual([]);
    expect(await listOutbound(world().database)).toMatchObject([{ letter: 'quarantine-alarm', inboundId: 1 }]);
    expect(await inboundById(world().database, 1)).toMatchObject({ state: 'quarantined', outcome: 'quarantined' });
    expect(await retryInbound(world().database, 1)).toEqual({ kind: 'queued' });
    expect((await claim('first', after(100_000)))[0]).toMatchObject({ id: 1, attempt: 1 });
    expect(await retryInbound(world().database, 1)).toEqual({ kind: 'not-quarantined', state: 'processing' });
    expect(await retryInbound(world().database, 99)).toEqual({ kind: 'unknown-id' });
  });

  test('a mail waits a while after a failure', async () => {
    const { id, lease } = await taken(world(), 1);
    const failed = await failInbound(world().database, world().blobs, failureOf({ id, lease }));
    expect(failed).toEqual({ kind: 'again', at: after(30) });
    expect(await claim('first', after(29))).toEqual([]);
    expect(await claim('first', after(30))).toHaveLength(1);
  });

  test('a mail that ends every process which takes it is told apart after twenty of them', async () => {
    await keep(world(), 1);
    const seen: boolean[] = [];
    for (let death = 0; death <= 20; death += 1) {
      const [inbound] = await claim('doomed', after(death * 61));
      seen.push(inbound?.exhausted ?? false);
    }
    expect(seen).toEqual([...Array<boolean>(20).fill(false), true]);
  });

  test('a mail whose processes were killed is not nearer to quarantine when it fails once', async () => {
    await keep(world(), 1);
    for (let death = 0; death < 5; death += 1) await claim('killed', after(death * 61));
    const [inbound] = await claim('first', after(305));
    if (!inbound) throw new Error('nothing to claim');
    expect(inbound).toMatchObject({ attempt: 6, exhausted: false });
    expect(await failInbound(world().database, world().blobs, failureOf(inbound))).toEqual({
      kind: 'again',
      at: after(30),
    });
  });

  test('a mail without hope is quarantined at its first failure', async () => {
    const inbound = await taken(world(), 1);
    const failure = { ...failureOf(inbound), hope: 'none' } as const;
    expect(await failInbound(world().database, world().blobs, failure)).toEqual({ kind: 'quarantined' });
  });

  test('a quarantined mail that is taken up again is no duplicate of itself', async () => {
    const poison = { outcome: 'quarantined', reason: 'no sender', ticket: null, messageIds: [], outgoing: [] } as const;
    const inbound = await taken(world(), 1);
    const first = await settleInbound(world().database, world().blobs, complaint(inbound, poison));
    expect(first).toEqual({ kind: 'settled', ticketId: null });
    await retryInbound(world().database, inbound.id);
    const [again] = await claim('first');
    if (!again) throw new Error('nothing to claim');
    expect((await settleInbound(world().database, world().blobs, complaint(again))).kind).toBe('settled');
  });

  test('a stopping process gives its mails back uncounted', async () => {
    const inbound = await taken(world(), 1);
    await releaseInbound(world().database, inbound.lease, [inbound.id]);
    expect((await claim('next'))[0]).toMatchObject({ id: inbound.id, attempt: 1 });
  });

  test('what has its outcome waits until the mailbox shows it', async () => {
    await settleInbound(world().database, world().blobs, complaint(await taken(world(), 11)));
    await keep(world(), 12);
    const waiting = await unsettledInMailbox(world().database, MAILBOX, 7);
    expect(waiting).toEqual([{ id: 1, uid: 11, outcome: 'new-ticket' }]);
    await markSettledInMailbox(world().database, [1], NOW);
    expect(await unsettledInMailbox(world().database, MAILBOX, 7)).toEqual([]);
  });

  test('listings go by state and outcome, newest first', async () => {
    await settleInbound(world().database, world().blobs, complaint(await taken(world(), 1)));
    await keep(world(), 2);
    await keep(world(), 3);
    expect((await listInbound(world().database)).map(({ uid }) => uid)).toEqual([3, 2, 1]);
    expect((await listInbound(world().database, { state: 'received', limit: 1 })).map(({ uid }) => uid)).toEqual([3]);
    expect((await listInbound(world().database, { outcome: 'new-ticket' })).map(({ uid }) => uid)).toEqual([1]);
    expect((await listInbound(world().database, { before: 3 })).map(({ uid }) => uid)).toEqual([2, 1]);
  });
}

function failureOf({ id, lease }: { readonly id: number; readonly lease: string }): InboundFailure {
  return { id, lease, reason: 'RangeError in triage', hope: 'try-again', alarm: [], now: NOW };
}
