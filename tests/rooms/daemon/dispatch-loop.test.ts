import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createBell } from '../../../src/daemon/bell.ts';
import type { Engine } from '../../../src/daemon/engine.ts';
import { dispatchLoop } from '../../../src/daemon/loops/dispatch.ts';
import { type Route, routesOf } from '../../../src/daemon/routes.ts';
import type { SentCopies } from '../../../src/daemon/sent-copies.ts';
import { enqueueMails } from '../../../src/store/outbox/enqueue.ts';
import { listOutbound } from '../../../src/store/outbox/list.ts';
import { DatabaseTrouble, StorageTrouble } from '../../../src/store/trouble.ts';
import type { Parcel, SendResult } from '../../../src/transport/smtp/parcel.ts';
import { after, letter, NOW } from '../store/suites/world.ts';
import { type EngineWorld, openEngine } from './engine-world.ts';

let world: EngineWorld;
beforeAll(async () => void (world = await openEngine()), 120_000);
beforeEach(async () => world.begin());
afterAll(async () => world.end());

const SENT: SendResult = { kind: 'sent', response: '250 ok', copy: 'none' };
const DEFERRED: SendResult = { kind: 'deferred', response: '451 later' };
const UNKNOWN: SendResult = { kind: 'unknown', response: 'the connection ended' };
const DENIED: SendResult = { kind: 'denied', response: '535 wrong password' };

/** A mail server that gives these answers in turn, then takes everything. */
function server(...answers: SendResult[]) {
  const parcels: Parcel[] = [];
  const send = async (parcel: Parcel): Promise<SendResult> => {
    parcels.push(parcel);
    return Promise.resolve(answers.shift() ?? SENT);
  };
  return { parcels, sender: { send, verify: async () => Promise.resolve(SENT), close: () => undefined } };
}

async function dispatch(
  { sender }: ReturnType<typeof server>,
  copiesOf: (messageId: string) => SentCopies | null = () => null,
  [route] = routesOf(world.engine.posts),
): Promise<void> {
  if (!route) throw new Error('a house without an outgoing server');
  await dispatchLoop(world.engine, {
    route,
    smtp: sender,
    bell: createBell(),
    copiesOf,
    told: () => undefined,
  }).look();
}

async function enqueue(): Promise<void> {
  await enqueueMails(world.database, world.blobs, [letter()], NOW);
}

test('a letter that is deferred waits a minute, then two, and leaves as the very same bytes', async () => {
  await enqueue();
  const mail = server(DEFERRED, DEFERRED);
  await dispatch(mail);
  expect(await listOutbound(world.database)).toMatchObject([{ state: 'pending', nextTryAt: after(60) }]);
  world.setClock(59);
  await dispatch(mail);
  expect(mail.parcels).toHaveLength(1);
  world.setClock(60);
  await dispatch(mail);
  expect(await listOutbound(world.database)).toMatchObject([{ state: 'pending', nextTryAt: after(180) }]);
  world.setClock(180);
  await dispatch(mail);
  expect(await listOutbound(world.database)).toMatchObject([{ state: 'sent', attempts: 3 }]);
  const [first, ...others] = mail.parcels.map(({ raw }) => Buffer.from(raw).toString());
  expect(first).toContain('Message-ID: <');
  expect(others).toEqual([first, first]);
});

test('a letter that is deferred for five days is given up', async () => {
  await enqueue();
  await dispatch(server(DEFERRED));
  world.setClock(5 * 86_400);
  await dispatch(server(DEFERRED));
  expect(await listOutbound(world.database)).toMatchObject([{ state: 'refused', lastError: '451 later' }]);
});

test('a letter of unknown outcome waits, then leaves once more', async () => {
  await enqueue();
  const mail = server(UNKNOWN);
  await dispatch(mail);
  expect(await listOutbound(world.database)).toMatchObject([{ state: 'unknown', nextTryAt: after(30) }]);
  world.setClock(29);
  await dispatch(mail);
  expect(mail.parcels).toHaveLength(1);
  world.setClock(30);
  await dispatch(mail);
  expect(mail.parcels).toHaveLength(2);
  expect(await listOutbound(world.database)).toMatchObject([{ state: 'sent' }]);
});

test('a letter of unknown outcome whose copy arrived did leave, and only one whose copy did not leaves again', async () => {
  await enqueue();
  await enqueue();
  const [arrived] = await listOutbound(world.database);
  const copies: SentCopies = {
    part: 'sent-copies',
    address: 'copies@casino.test',
    graceMs: 5_000,
    find: async () => Promise.resolve({ kind: 'looked', found: new Set([arrived?.messageId ?? '']) }),
  };
  const mail = server(UNKNOWN, UNKNOWN);
  await dispatch(mail, () => copies);
  expect(mail.parcels.map(({ copyTo }) => copyTo)).toEqual(['copies@casino.test', 'copies@casino.test']);
  world.setClock(5);
  await dispatch(mail, () => copies);
  expect(mail.parcels).toHaveLength(3);
  expect(Buffer.from(mail.parcels[2]?.raw ?? []).toString()).not.toContain(arrived?.messageId);
  expect((await listOutbound(world.database)).map(({ state }) => state)).toEqual(['sent', 'sent']);
});

test('the copies of each brand settle its own letters, and a brand without them has its letters sent again', async () => {
  const messageIds = ['one@casino.test', 'two@second.test', 'three@third.test'];
  const letters = messageIds.map((messageId) => letter({ messageId }));
  await enqueueMails(world.database, world.blobs, letters, NOW);
  const asked: (readonly string[])[] = [];
  const copiesIn = (domain: string): SentCopies => ({
    part: `sent-copies ${domain}`,
    address: `copies@${domain}`,
    graceMs: 5_000,
    find: async (ids) => {
      asked.push(ids);
      return Promise.resolve({ kind: 'looked', found: new Set(domain === 'second.test' ? ids : []) });
    },
  });
  const [house, second] = [copiesIn('casino.test'), copiesIn('second.test')];
  const copiesOf = (id: string) => (id.endsWith('third.test') ? null : id.endsWith('second.test') ? second : house);
  const mail = server(UNKNOWN, UNKNOWN, UNKNOWN);
  await dispatch(mail, copiesOf);
  const copied = mail.parcels.map(({ copyTo }) => copyTo ?? 'nobody');
  expect(copied.sort()).toEqual(['copies@casino.test', 'copies@second.test', 'nobody']);
  world.setClock(30);
  await dispatch(mail, copiesOf);
  expect([...asked].sort()).toEqual([['one@casino.test'], ['two@second.test']]);
  const sent = await listOutbound(world.database, { state: 'sent' });
  expect(Object.fromEntries(sent.map(({ messageId, attempts }) => [messageId, attempts]))).toEqual({
    'one@casino.test': 2,
    'two@second.test': 1,
    'three@third.test': 2,
  });
});

test('a refused login blames no letter: none counts as tried', async () => {
  await enqueue();
  await expect(dispatch(server(DENIED))).rejects.toThrow('the mail server refused the login');
  expect(await listOutbound(world.database)).toMatchObject([{ state: 'pending', attempts: 0 }]);
});

test('a server that refuses the login names its brands, and holds up no letter of the others', async () => {
  const messageIds = ['one@casino.test', 'two@SECOND.test', 'three@elsewhere.test'];
  const letters = messageIds.map((messageId) => letter({ messageId }));
  await enqueueMails(world.database, world.blobs, letters, NOW);
  const [house, second] = twoRoutes();
  const [refusing, taking] = [server(DENIED), server()];
  await expect(dispatch(refusing, undefined, [second])).rejects.toThrow(
    'the mail server of second refused the login; look at its SMTP_URL',
  );
  await dispatch(taking, undefined, [house]);
  expect(refusing.parcels).toHaveLength(1);
  expect(taking.parcels).toHaveLength(2);
  expect((await listOutbound(world.database, { state: 'pending' })).map(({ messageId }) => messageId)).toEqual([
    'two@SECOND.test',
  ]);
});

test('a letter of unknown outcome is looked into by the server that it left by', async () => {
  const letters = ['one@casino.test', 'two@second.test'].map((messageId) => letter({ messageId }));
  await enqueueMails(world.database, world.blobs, letters, NOW);
  const [house, second] = twoRoutes();
  await dispatch(server(UNKNOWN), undefined, [house]);
  await dispatch(server(UNKNOWN), undefined, [second]);
  world.setClock(30);
  await dispatch(server(), undefined, [second]);
  const states = (await listOutbound(world.database)).map(({ messageId, state }) => [messageId, state]);
  expect(Object.fromEntries(states)).toEqual({ 'one@casino.test': 'unknown', 'two@second.test': 'sent' });
});

test('a letter that cannot be read, nor given back, leaves as soon as disk and database are there again', async () => {
  await enqueue();
  const { database, blobs } = world.engine;
  let [isAway, wasAway] = [false, false];
  const engine: Engine = {
    ...world.engine,
    blobs: {
      ...blobs,
      get: async (sha256) => {
        if (!isAway) return blobs.get(sha256);
        throw new StorageTrouble('EMFILE');
      },
    },
    database: {
      ...database,
      run: async (work) => {
        if (isAway) throw new DatabaseTrouble('EMFILE');
        const done = await database.run(work);
        // The first letter that is taken is the last that the database does.
        isAway = !wasAway && Array.isArray(done) && done.length > 0;
        wasAway ||= isAway;
        return done;
      },
    },
  };
  const mail = server();
  const [route] = routesOf(engine.posts);
  if (!route) throw new Error('a house without an outgoing server');
  const loop = dispatchLoop(engine, {
    ...{ route, smtp: mail.sender, bell: createBell() },
    ...{ copiesOf: () => null, told: () => undefined },
  });
  await expect(loop.look()).rejects.toThrow('EMFILE');
  expect(await listOutbound(database)).toMatchObject([{ state: 'sending' }]);
  isAway = false;
  await loop.look();
  expect(await listOutbound(database)).toMatchObject([{ state: 'sent', attempts: 1 }]);
  expect(mail.parcels).toHaveLength(1);
});

function twoRoutes(): readonly [Route, Route] {
  const [post] = world.engine.posts;
  if (!post) throw new Error('a house without a post');
  const support = { name: 'Second Casino', address: 'help@second.test' };
  const other = { ...post, brand: 'second', support, smtp: { ...post.smtp, user: 'second' } };
  const [house, second] = routesOf([post, other]);
  if (!house || !second) throw new Error('two servers are two routes');
  return [house, second];
}

test('a letter whose bytes are gone is refused, for a person to see', async () => {
  await enqueue();
  const [{ rawSha256 } = { rawSha256: '' }] = await listOutbound(world.database);
  await world.blobs.delete(rawSha256);
  const mail = server();
  await dispatch(mail);
  expect(mail.parcels).toEqual([]);
  expect(await listOutbound(world.database)).toMatchObject([{ state: 'refused' }]);
});
