import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { processLoop } from '../../../src/daemon/loops/process.ts';
import type { Database } from '../../../src/store/database.ts';
import { keepInbound } from '../../../src/store/intake/keep.ts';
import { listInbound } from '../../../src/store/intake/list.ts';
import { listOutbound } from '../../../src/store/outbox/list.ts';
import { listTickets } from '../../../src/store/tickets/read.ts';
import { DatabaseTrouble } from '../../../src/store/trouble.ts';
import { openParserJail, type ParserJail } from '../../../src/transport/jail/parser-jail.ts';
import { after, MAILBOX, NOW } from '../store/suites/world.ts';
import { type EngineWorld, openEngine } from './engine-world.ts';

let world: EngineWorld;
let jail: ParserJail;
beforeAll(async () => {
  jail = openParserJail();
  world = await openEngine();
}, 120_000);
beforeEach(async () => world.begin());
afterAll(async () => {
  await jail.close();
  await world.end();
});

const complaint = (number: number): string =>
  `From: Joe <joe@mail.test>\r\nSubject: Withdrawal\r\nMessage-ID: <${number}@mail.test>\r\n\r\nMy withdrawal of 200 euro has not arrived.\r\n`;

async function kept(raw: string, { internalDate = null as Date | null } = {}): Promise<void> {
  const uid = (await listInbound(world.database)).length + 1;
  const mail = { mailbox: MAILBOX, epoch: 1, uidValidity: 7, uid, size: raw.length, receivedAt: NOW, truncated: false };
  const rawSha256 = await world.blobs.put(Buffer.from(raw));
  await keepInbound(world.database, { ...mail, internalDate, rawSha256 });
}

/** Until nothing is left to do at this moment. */
async function workOff(database: Database = world.database): Promise<void> {
  const loop = processLoop({ ...world.engine, database }, jail, () => undefined);
  while ((await loop.look()) === 'more');
}

test('a kept complaint ends as a ticket with its acknowledgement in the outbox', async () => {
  await kept(complaint(1));
  await workOff();
  expect(await listInbound(world.database)).toMatchObject([{ state: 'processed', outcome: 'new-ticket', attempts: 1 }]);
  const letters = (await listOutbound(world.database)).filter(({ envelopeTo }) => envelopeTo === 'joe@mail.test');
  expect(letters).toMatchObject([{ letter: 'acknowledgement', state: 'pending' }]);
});

test('a mail arrived when its server had it, but never later than we had it', async () => {
  await kept(complaint(1), { internalDate: after(-3_600) });
  await kept(complaint(2).replaceAll('joe', 'reza'), { internalDate: after(86_400) });
  await workOff();
  const arrived = (await listTickets(world.database)).map(({ ticket }) => ticket.messages[0]?.at).sort();
  expect(arrived).toEqual([after(-3_600).toISOString(), NOW.toISOString()]);
});

test('a database that goes away under a mail is not the fault of the mail', async () => {
  await kept(complaint(1));
  for (let look = 0; look < 5; look += 1) {
    world.setClock(look * 600);
    let isGone = true;
    const database: Database = {
      ...world.database,
      transact: async (work) => {
        if (!isGone) return world.database.transact(work);
        isGone = false;
        throw new DatabaseTrouble('57P01');
      },
    };
    await expect(workOff(database)).rejects.toThrow(DatabaseTrouble);
  }
  expect(await listInbound(world.database)).toMatchObject([{ state: 'processing', outcome: null, lastError: null }]);
  world.setClock(6_000);
  await workOff();
  expect(await listInbound(world.database)).toMatchObject([{ outcome: 'new-ticket' }]);
});

test('a clock that jumps while a mail is decided does not leave its letters due in another year than they are of', async () => {
  await kept(complaint(1));
  let reads = 0;
  const jumping = { ...world.engine, now: () => after(366 * 86_400 * reads++) };
  await processLoop(jumping, jail, () => undefined).look();
  const letters = await listOutbound(world.database);
  expect(letters.length).toBeGreaterThan(0);
  expect(letters.map(({ createdAt }) => createdAt)).toEqual(letters.map(({ dueAt }) => dueAt));
});

test('a decision upon a state that changed meanwhile is made again', async () => {
  await kept(complaint(1));
  let conflicts = 3;
  const busy: Database = {
    ...world.database,
    transact: async (work) => {
      conflicts -= 1;
      return conflicts < 0 ? world.database.transact(work) : ({ kind: 'conflict' } as never);
    },
  };
  await workOff(busy);
  expect(await listInbound(world.database)).toMatchObject([{ outcome: 'new-ticket', lastError: null }]);
});

test('a mail whose bytes are gone is tried three times, then set aside, and the house is told', async () => {
  await kept(complaint(1));
  const [{ rawSha256 } = { rawSha256: '' }] = await listInbound(world.database);
  await world.blobs.delete(rawSha256);
  for (const seconds of [0, 60, 600]) {
    world.setClock(seconds);
    await workOff();
  }
  expect(await listInbound(world.database)).toMatchObject([{ state: 'quarantined', attempts: 3 }]);
  expect(await listOutbound(world.database)).toMatchObject([{ letter: 'notice-quarantine' }]);
});
