import { expect, test } from 'vitest';
import { freeDeadLeases, holdProcess } from '../../../../src/store/dead-leases.ts';
import { claimInbound } from '../../../../src/store/intake/claim.ts';
import { listInbound } from '../../../../src/store/intake/list.ts';
import { claimOutbound, claimUnknown } from '../../../../src/store/outbox/claim.ts';
import { recordDelivery } from '../../../../src/store/outbox/deliver.ts';
import { enqueueMails } from '../../../../src/store/outbox/enqueue.ts';
import { listOutbound } from '../../../../src/store/outbox/list.ts';
import { after, keep, letter, NOW, type StoreWorld } from './world.ts';

/** What becomes of the mails and letters that a process had in its hands when it died. */
export function deadLeaseSuite(world: () => StoreWorld): void {
  const busy = async (owner: string): Promise<void> => {
    const claimant = { owner, now: NOW, leaseMs: 900_000, limit: 1 };
    await keep(world(), (await listInbound(world().database)).length + 1);
    await enqueueMails(world().database, world().blobs, [letter()], NOW);
    await claimInbound(world().database, claimant);
    await claimOutbound(world().database, claimant);
  };
  const free = async () => freeDeadLeases(world().second, 'host/2/b', { now: NOW, graceMs: 30_000 });

  test('what a dead process held is free at once: the mail for anybody, the letter of unknown outcome after a grace', async () => {
    await busy('host/1/a');
    expect(await free()).toEqual({ inbound: 1, outbound: 1 });
    expect(await listInbound(world().database)).toMatchObject([{ state: 'received', lease: null, attempts: 1 }]);
    expect(await listOutbound(world().database)).toMatchObject([{ state: 'unknown', nextTryAt: after(30) }]);
    expect(await free()).toEqual({ inbound: 0, outbound: 0 });
  });

  test('a mail under which processes died again and again lets the others pass', async () => {
    await keep(world(), 1);
    const claimant = { owner: 'host/1/a', leaseMs: 900_000, limit: 1 };
    await claimInbound(world().database, { ...claimant, now: NOW });
    await free();
    expect(await claimInbound(world().database, { ...claimant, now: NOW })).toMatchObject([{ attempt: 2 }]);
    await free();
    await keep(world(), 2);
    const [taken] = await claimInbound(world().database, { ...claimant, now: NOW });
    expect(taken?.attempt).toBe(1);
    expect(await claimInbound(world().database, { ...claimant, now: after(10) })).toMatchObject([{ attempt: 3 }]);
  });

  test('a living process keeps what it holds, and so does the one that looks', async () => {
    const alive = await holdProcess(world().database, 'host/1/a');
    await busy('host/1/a');
    await busy('host/2/b');
    expect(await free()).toEqual({ inbound: 0, outbound: 0 });
    await alive?.release();
    expect(await free()).toEqual({ inbound: 1, outbound: 1 });
  });

  test('a process whose name begins like that of a dead one keeps what it holds', async () => {
    const alive = await holdProcess(world().database, 'host/11/a');
    await busy('host/1/a');
    await busy('host/11/a');
    expect(await free()).toEqual({ inbound: 1, outbound: 1 });
    await alive?.release();
  });

  test('a sender that only seemed dead still records how it ended', async () => {
    await busy('host/1/a');
    const [before] = await listOutbound(world().database);
    await free();
    const record = { response: '250 ok', events: [], now: after(5), result: { kind: 'sent' } } as const;
    const ended = await recordDelivery(world().database, {
      ...record,
      id: before?.id ?? '',
      lease: before?.lease ?? '',
    });
    expect(ended).toEqual({ kind: 'recorded' });
    expect(await listOutbound(world().database)).toMatchObject([{ state: 'sent' }]);
  });

  test('a letter that a dead process was looking into is looked into again', async () => {
    await busy('host/1/a');
    await free();
    const ask = { now: after(30), leaseMs: 900_000, limit: 5 };
    await claimUnknown(world().database, { ...ask, owner: 'host/3/c' });
    expect(await claimUnknown(world().second, { ...ask, owner: 'host/2/b' })).toEqual([]);
    await free();
    expect(await claimUnknown(world().second, { ...ask, owner: 'host/2/b' })).toHaveLength(1);
  });
}
