import { expect, test } from 'vitest';
import type { Database } from '../../../../src/store/database.ts';
import { settleInbound } from '../../../../src/store/intake/settle.ts';
import { claimOutbound, claimUnknown, releaseOutbound, reviveUnknown } from '../../../../src/store/outbox/claim.ts';
import { type DeliveryRecord, recordDelivery } from '../../../../src/store/outbox/deliver.ts';
import { enqueueMails } from '../../../../src/store/outbox/enqueue.ts';
import { firstLettersSentTo } from '../../../../src/store/outbox/first-letters.ts';
import { listOutbound, outboundById, retryOutbound } from '../../../../src/store/outbox/list.ts';
import { sentLetter } from '../../../../src/store/outbox/sent-letter.ts';
import { ticketById } from '../../../../src/store/tickets/read.ts';
import { after, complaint, letter, NOW, type StoreWorld, taken } from './world.ts';

/** What the outbox promises, on whichever engine the world stands. */
export function outboxSuite(world: () => StoreWorld): void {
  const enqueue = async (...mails: Parameters<typeof letter>[0][]): Promise<readonly string[]> => {
    const letters = mails.map(letter);
    await enqueueMails(world().database, world().blobs, letters, NOW);
    return letters.map(({ id }) => id);
  };
  const claim = async (now = NOW, limit = 10, database: Database = world().database) =>
    claimOutbound(database, { owner: 'first', now, leaseMs: 60_000, limit });
  const record = async (changes: Pick<DeliveryRecord, 'id' | 'lease' | 'result'> & Partial<DeliveryRecord>) =>
    recordDelivery(world().database, { response: '250 ok', events: [], now: NOW, ...changes });

  test('what is urgent leaves first, then what is due first, and nothing before its time', async () => {
    const [house, late, early, safety, future] = await enqueue(
      { urgency: 2, dueAt: after(-900).toISOString() },
      { dueAt: after(-10).toISOString() },
      { dueAt: after(-20).toISOString() },
      { urgency: 0 },
      { urgency: 0, dueAt: after(10).toISOString() },
    );
    expect((await claim(NOW, 2)).map(({ id }) => id)).toEqual([safety, early]);
    expect((await claim()).map(({ id }) => id)).toEqual([late, house]);
    expect((await claim(after(10))).map(({ id }) => id)).toEqual([future]);
  });

  test('each letter goes to one sender', async () => {
    await enqueue(...Array.from({ length: 30 }, () => ({})));
    const claims = await Promise.all(
      Array.from({ length: 8 }, async (_, index) => claim(NOW, 4, index % 2 ? world().database : world().second)),
    );
    const ids = [...claims.flat(), ...(await claim(NOW, 30))].map(({ id }) => id);
    expect(ids).toHaveLength(30);
    expect(new Set(ids).size).toBe(30);
  });

  test('a mail enqueued twice with the same id leaves once', async () => {
    const mail = letter();
    expect(await enqueueMails(world().database, world().blobs, [mail], NOW)).toEqual({ enqueued: 1 });
    expect(await enqueueMails(world().second, world().blobs, [mail], NOW)).toEqual({ enqueued: 0 });
    expect(await listOutbound(world().database)).toHaveLength(1);
  });

  test('sent is recorded together with the event of the ticket', async () => {
    const settled = await settleInbound(world().database, world().blobs, complaint(await taken(world(), 1)));
    const [mail] = await claim();
    if (!mail || settled.kind !== 'settled' || !settled.ticketId) throw new Error('no letter');
    const { id, lease, messageId } = mail;
    const at = after(3).toISOString();
    const events = [{ kind: 'letter-sent', at, letter: 'acknowledgement', messageId, response: '250 ok' }] as const;
    expect(await record({ id, lease, result: { kind: 'sent' }, events, now: after(3) })).toEqual({ kind: 'recorded' });
    expect(await outboundById(world().second, id)).toMatchObject({
      state: 'sent',
      sentAt: after(3),
      response: '250 ok',
    });
    expect((await ticketById(world().second, settled.ticketId))?.ticket.acknowledgedAt).toBe(at);
    expect(await record({ id, lease, result: { kind: 'sent' }, events })).toEqual({ kind: 'lost-lease' });
    expect((await ticketById(world().second, settled.ticketId))?.version).toBe(2);
    expect(await retryOutbound(world().database, id)).toEqual({ kind: 'not-waiting', state: 'sent' });
  });

  test('a letter is found again as it left, by its Message-ID on its own ticket, for as long as its bytes are kept', async () => {
    const { database, blobs } = world();
    const settled = await settleInbound(database, blobs, complaint(await taken(world(), 1)));
    const [mail] = await claim();
    if (!mail || settled.kind !== 'settled' || !settled.ticketId) throw new Error('no letter');
    const { messageId, envelopeFrom, subject } = mail;
    const asked = { ticketIds: [settled.ticketId], messageId };
    const found = await sentLetter(database, blobs, asked);
    expect(found).toMatchObject({ letter: 'acknowledgement', messageId, envelopeFrom, subject, urgency: 1 });
    expect(Buffer.from(found?.raw ?? []).toString()).toContain('Message-ID: <');
    expect(await sentLetter(database, blobs, { ...asked, ticketIds: [mail.id] })).toBeNull();
    expect(await sentLetter(database, blobs, { ...asked, ticketIds: [] })).toBeNull();
    expect(await sentLetter(database, blobs, { ...asked, messageId: 'other@casino.test' })).toBeNull();
    await blobs.delete(mail.rawSha256);
    expect(await sentLetter(database, blobs, asked)).toBeNull();
  });

  test('a deferred letter waits for its next try and keeps the moment of its first', async () => {
    await enqueue({});
    const [mail] = await claim();
    if (!mail) throw new Error('no letter');
    await record({ ...mail, result: { kind: 'deferred', nextTryAt: after(120) }, response: '451 greylisted' });
    expect(await claim(after(119))).toEqual([]);
    expect((await claim(after(120)))[0]).toMatchObject({ id: mail.id, attempt: 2, firstTryAt: NOW });
  });

  test('a next try that was written while the clock stood wrong is not waited for', async () => {
    await enqueue({});
    const [mail] = await claim();
    if (!mail) throw new Error('no letter');
    await record({ ...mail, result: { kind: 'deferred', nextTryAt: after(400 * 86_400) } });
    expect(await claim(after(1))).toMatchObject([{ id: mail.id, attempt: 2 }]);
  });

  test('a letter that was written while the clock stood wrong leaves now, one that is for later does not', async () => {
    const ahead = after(400 * 86_400);
    const early = letter({ dueAt: ahead.toISOString() });
    await enqueueMails(world().database, world().blobs, [early], ahead);
    await enqueue({ dueAt: after(400 * 86_400).toISOString() });
    expect(await claim()).toMatchObject([{ id: early.id }]);
  });

  test('a refused letter rests until a person sends it again', async () => {
    const [id = ''] = await enqueue({});
    const [mail] = await claim();
    if (!mail) throw new Error('no letter');
    await record({ ...mail, result: { kind: 'refused' }, response: '550 no such user' });
    expect(await claim(after(1_000_000))).toEqual([]);
    expect(await listOutbound(world().database, { state: 'refused' })).toMatchObject([
      { lastError: '550 no such user' },
    ]);
    expect(await retryOutbound(world().database, id)).toEqual({ kind: 'queued' });
    expect((await claim())[0]).toMatchObject({ id, attempt: 1 });
    expect(await retryOutbound(world().database, 'no uuid')).toEqual({ kind: 'unknown-id' });
  });

  test('a letter whose sender died is unknown, never simply sent again', async () => {
    await enqueue({});
    const [mail] = await claim();
    if (!mail) throw new Error('no letter');
    expect(await reviveUnknown(world().database, after(59))).toBe(0);
    expect(await reviveUnknown(world().database, after(61))).toBe(1);
    expect(await claim(after(1000))).toEqual([]);
    const ask = { owner: 'prober', now: after(61), leaseMs: 60_000, limit: 5 };
    const [probe] = await claimUnknown(world().second, ask);
    expect(probe).toMatchObject({ id: mail.id, messageId: mail.messageId, attempt: 1 });
    expect(await claimUnknown(world().database, ask)).toEqual([]);
    expect(await record({ ...mail, result: { kind: 'sent' } })).toEqual({ kind: 'lost-lease' });
    if (!probe) throw new Error('no probe');
    await record({ ...probe, result: { kind: 'deferred', nextTryAt: after(62) }, response: 'no copy of it came' });
    expect(await claim(after(62))).toHaveLength(1);
  });

  test('a sender that was only slow still records, as long as nobody took the letter over', async () => {
    await enqueue({});
    const [mail] = await claim();
    if (!mail) throw new Error('no letter');
    await reviveUnknown(world().database, after(61));
    expect(await record({ ...mail, result: { kind: 'sent' } })).toEqual({ kind: 'recorded' });
    expect(await claimUnknown(world().database, { owner: 'p', now: after(99), leaseMs: 1, limit: 5 })).toEqual([]);
  });

  test('a letter of unknown outcome is looked into when its time has come', async () => {
    await enqueue({});
    const [mail] = await claim();
    if (!mail) throw new Error('no letter');
    await record({ ...mail, result: { kind: 'unknown', lookAt: after(120) } });
    const ask = { owner: 'prober', leaseMs: 60_000, limit: 5 };
    expect(await claimUnknown(world().database, { ...ask, now: after(119) })).toEqual([]);
    expect(await claimUnknown(world().database, { ...ask, now: after(120) })).toHaveLength(1);
  });

  test('a stopping process gives back what it did not begin', async () => {
    await enqueue({});
    const [mail] = await claim();
    if (!mail) throw new Error('no letter');
    await releaseOutbound(world().database, mail.lease, [mail.id]);
    expect((await claim())[0]).toMatchObject({ id: mail.id, attempt: 1 });
  });

  test('first letters are counted by address and by domain, with the subject of the mail they answer', async () => {
    await settleInbound(world().database, world().blobs, complaint(await taken(world(), 1)));
    const toJoe = complaint(await taken(world(), 2), { from: 'joe@example.test' });
    const outgoing = toJoe.outgoing.map((mail) => ({ ...mail, envelopeTo: 'joe@example.test' }));
    await settleInbound(world().database, world().blobs, { ...toJoe, outgoing });
    await enqueue({ letter: 'digest' });
    expect(await firstLettersSentTo(world().database, 'Amelie@EXAMPLE.test', after(60))).toEqual({
      toAddress: [{ at: NOW, subject: 'Retrait en attente' }],
      toDomainLastHour: 2,
    });
    expect(await firstLettersSentTo(world().database, 'amelie@example.test', after(7200))).toMatchObject({
      toAddress: [{ at: NOW }],
      toDomainLastHour: 0,
    });
    expect((await firstLettersSentTo(world().database, 'amelie@example.test', after(90_000))).toAddress).toEqual([]);
  });
}
