import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { figures } from '../../../../src/store/figures.ts';
import { tickets } from '../../../../src/store/schema.ts';
import type { TicketEvent } from '../../../../src/ticket/event.ts';
import { ticketsByClaimNumbers } from '../../../../src/store/tickets/claim-numbers.ts';
import { changeTicket } from '../../../../src/store/tickets/change.ts';
import {
  listTickets,
  referenceTaken,
  ticketById,
  ticketByReference,
  ticketsByMessageIds,
  ticketsOfPlayer,
} from '../../../../src/store/tickets/read.ts';
import { after, letter, NOW, opened, type StoreWorld, withheld } from './world.ts';

/** What is promised of tickets and of the engine itself, on whichever engine the world stands. */
export function ticketSuite(world: () => StoreWorld): void {
  const open = async (
    changes: Parameters<typeof opened>[0] = {},
    messageIds: readonly string[] = [],
  ): Promise<string> => {
    const event = opened(changes);
    const ticket = { kind: 'opens', events: [event] } as const;
    const result = await changeTicket(world().database, world().blobs, { ticket, messageIds, outgoing: [], now: NOW });
    if (result.kind !== 'changed' || event.kind !== 'opened') throw new Error(result.kind);
    return event.id;
  };
  const append = async (ticketId: string, expectedVersion: number) =>
    changeTicket(world().database, world().blobs, {
      ticket: { kind: 'continues', ticketId, expectedVersion, events: [withheld('budget'), withheld('again')] },
      messageIds: [],
      outgoing: [letter({ ticketId })],
      now: NOW,
    });

  test('a ticket is found by id, reference, player and Message-ID', async () => {
    const id = await open({}, ['one@example.test']);
    expect((await ticketById(world().second, id))?.ticket.id).toBe(id);
    expect((await ticketByReference(world().second, 'RDR-7K3Q-9MXC'))?.ticket.id).toBe(id);
    expect((await ticketsOfPlayer(world().second, 'AMELIE@example.test'))[0]?.ticket.id).toBe(id);
    expect((await ticketsByMessageIds(world().second, ['<One@Example.test>', 'other@x']))[0]?.ticket.id).toBe(id);
    expect(await ticketById(world().second, 'not a uuid')).toBeNull();
    expect(await ticketById(world().second, randomUUID())).toBeNull();
    expect(await ticketByReference(world().second, 'RDR-\0')).toBeNull();
    expect(await ticketsByMessageIds(world().second, [])).toEqual([]);
  });

  test('tickets of anybody that name the same transaction are found, until they are gone', async () => {
    const naming = (value: string) => ({ ...assessed, facts: [{ ...fact, value }] });
    const add = async (ticketId: string, event: TicketEvent) =>
      changeTicket(world().database, world().blobs, {
        ticket: { kind: 'continues', ticketId, expectedVersion: 1, events: [event] },
        messageIds: [],
        outgoing: [],
        now: NOW,
      });
    const [one, other] = [await open({ reference: 'RDR-1' }), await open({ reference: 'RDR-2' })];
    await add(one, naming('TX-1234-5678'));
    await add(other, naming('tx 12345678'));
    const found = async () => (await ticketsByClaimNumbers(world().second, ['transaction TX12345678'])).length;
    expect(await found()).toBe(2);
    expect(await ticketsByClaimNumbers(world().second, ['transaction TX99999999'])).toEqual([]);
    expect(await ticketsByClaimNumbers(world().second, [])).toEqual([]);
    await world().database.run(async (queries) => queries.delete(tickets).where(eq(tickets.id, other)));
    expect(await found()).toBe(1);
  });

  test('a Message-ID that somebody sent before does not take the thread away', async () => {
    const ids = [await open({ reference: 'RDR-1' }, ['same@x']), await open({ reference: 'RDR-2' }, ['same@x'])];
    const found = await ticketsByMessageIds(world().database, ['same@x']);
    expect(found.map(({ ticket }) => ticket.id).sort()).toEqual(ids.sort());
  });

  test('events are read back as they were written, in order', async () => {
    const id = await open();
    expect(await append(id, 1)).toEqual({ kind: 'changed', version: 3 });
    const stored = await ticketById(world().second, id);
    expect(stored?.events).toEqual([opened({ id }), withheld('budget'), withheld('again')]);
    expect(stored?.version).toBe(3);
  });

  test('a change decided upon an old state is a conflict and leaves no letter', async () => {
    const id = await open();
    await append(id, 1);
    expect(await append(id, 1)).toEqual({ kind: 'conflict' });
    expect(await append(randomUUID(), 1)).toEqual({ kind: 'conflict' });
    expect((await figures(world().database)).outbox).toEqual({ pending: 1 });
  });

  test('a deleted ticket takes its events along, and its reference stays used', async () => {
    const id = await open({}, ['one@example.test']);
    await world().database.run(async (queries) => queries.delete(tickets).where(eq(tickets.id, id)));
    expect(await ticketById(world().database, id)).toBeNull();
    expect(await referenceTaken(world().database, 'RDR-7K3Q-9MXC')).toBe(true);
    expect(await referenceTaken(world().database, 'RDR-FREE-0000')).toBe(false);
    await expect(open()).rejects.toThrow('conflict');
  });

  test('lists go by status, category, priority and deadline', async () => {
    const id = await open();
    const ids = async (filter: Parameters<typeof listTickets>[1]) =>
      (await listTickets(world().database, filter)).map(({ ticket }) => ticket.id);
    expect(await ids({})).toEqual([id]);
    expect(await ids({ status: ['open', 'closed'], category: 'other', priority: 'P3' })).toEqual([id]);
    expect(await ids({ status: ['closed'] })).toEqual([]);
    expect(await ids({ category: 'kyc' })).toEqual([]);
    expect(await ids({ dueBy: after(86_399) })).toEqual([]);
    expect(await ids({ dueBy: after(86_400) })).toEqual([id]);
    expect(await figures(world().database)).toMatchObject({ openByPriority: { P3: 1 }, openByCategory: { other: 1 } });
  });

  test('an error of the database carries no words of people', async () => {
    const id = await open();
    const values = { id, reference: 'Amelie wrote this' } as typeof tickets.$inferInsert;
    const trouble = await world()
      .database.run(async (queries) => queries.insert(tickets).values(values))
      .catch((error: unknown) => error);
    expect(trouble).toMatchObject({ name: 'DatabaseTrouble', kind: 'refused', code: '23502' });
    expect(JSON.stringify(trouble) + String((trouble as Error).stack)).not.toContain('Amelie');
  });

  test('a wake-up reaches the other door, and none comes after listening stopped', async () => {
    let woken = 0;
    const stop = await world().second.onWake('inbound', () => void (woken += 1));
    await world().database.wake('outbound');
    await world().database.wake('inbound');
    await expect.poll(() => woken).toBe(1);
    await stop();
    await world().database.wake('inbound');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(woken).toBe(1);
  });
}

const fact = { kind: 'transaction', value: '', raw: '', where: 'body', at: 0, role: null } as const;
const assessed = {
  kind: 'assessed',
  at: NOW.toISOString(),
  messageId: null,
  language: 'en',
  category: 'payment',
  secondary: [],
  confidence: 1,
  subtype: null,
  rule: null,
  scores: {},
  flags: [],
  hits: [],
  evidence: { present: [], missing: [] },
} as const;
