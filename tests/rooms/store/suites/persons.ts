import { expect, test } from 'vitest';
import { knownUids } from '../../../../src/store/intake/keep.ts';
import { settleInbound } from '../../../../src/store/intake/settle.ts';
import { erasePerson } from '../../../../src/store/persons/erase.ts';
import { recordsOf } from '../../../../src/store/persons/records.ts';
import { listTickets } from '../../../../src/store/tickets/read.ts';
import { complaint, letter, MAILBOX, rowCounts, type StoreWorld, taken } from './world.ts';

/** What a person may ask for, on whichever engine the world stands. */
export function personSuite(world: () => StoreWorld): void {
  const amelie = 'amelie@example.test';
  const mayGo = () => false;
  const settle = async (uid: number, changes: Parameters<typeof complaint>[1] = {}) =>
    settleInbound(world().database, world().blobs, complaint(await taken(world(), uid), changes));

  test('a person is found by what they sent and what was sent to them', async () => {
    await settle(1);
    await settle(2, { from: 'reza@example.test', outcome: 'filed', ticket: null, outgoing: [] });
    const { ticketIds, inbound, outbound } = await recordsOf(world().database, 'AMELIE@example.test');
    expect([ticketIds.length, inbound.length, outbound.length]).toEqual([1, 1, 1]);
    expect((await recordsOf(world().database, 'nobody@example.test')).inbound).toEqual([]);
  });

  test('erased is erased: no row and no file names the person, and the ledger keeps its UIDs', async () => {
    const { database, blobs } = world();
    const raw = await blobs.put(Buffer.from('raw of the letter'));
    await settle(1);
    const erased = await erasePerson(database, blobs, amelie, mayGo);
    expect(erased).toMatchObject({ kind: 'erased', tickets: 1, mails: 1, letters: 1, blobs: 2 });
    expect(await listTickets(database)).toEqual([]);
    expect((await recordsOf(database, amelie)).outbound).toEqual([]);
    expect((await rowCounts(world()))['message_ids']).toBe(0);
    expect([...(await knownUids(database, MAILBOX, 7))]).toEqual([1]);
    expect(await blobs.has(raw)).toBe(true);
  });

  test('the same mail, read again after the erasure, opens nothing', async () => {
    const { database, blobs } = world();
    await settle(1, { contentKey: 'the mail of Amelie' });
    await erasePerson(database, blobs, amelie, mayGo);
    const again = await settle(2, { contentKey: 'the mail of Amelie' });
    expect(again.kind).toBe('duplicate');
    expect(await listTickets(database)).toEqual([]);
  });

  test('what must be kept is kept whole', async () => {
    const { database, blobs } = world();
    await settle(1);
    const erased = await erasePerson(database, blobs, amelie, ({ status }) => status === 'open');
    expect(erased).toEqual({ kind: 'held', references: ['RDR-TEST-0001'] });
    expect((await recordsOf(database, amelie)).outbound).toHaveLength(1);
  });

  test('a file that somebody else sent as well stays', async () => {
    const { database, blobs } = world();
    const raw = Buffer.from('the same bytes');
    await settle(1, { outgoing: [letter({ raw })], ticket: null, outcome: 'filed' });
    await settle(2, {
      from: 'reza@example.test',
      outgoing: [letter({ raw, envelopeTo: 'reza@example.test' })],
      ticket: null,
      outcome: 'filed',
    });
    await erasePerson(database, blobs, amelie, mayGo);
    const [kept] = (await recordsOf(database, 'reza@example.test')).outbound;
    expect(await blobs.get(kept?.rawSha256 ?? '')).toEqual(raw);
  });
}
