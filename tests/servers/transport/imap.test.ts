import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Endpoint } from '../../../src/transport/endpoint.ts';
import type { FetchedRaw, OpenedMailbox } from '../../../src/transport/imap/mailbox.ts';
import { type MailboxOptions, openMailbox } from '../../../src/transport/imap/open-mailbox.ts';
import { startDovecot, type TestDovecot } from '../harness/dovecot.ts';

const PASSWORD = 'correct horse § battery';
let dovecot: TestDovecot;
let plain: TestDovecot;
let users = 0;
const opened: OpenedMailbox[] = [];

beforeAll(async () => {
  const names = Object.fromEntries(Array.from({ length: 40 }, (_, number) => [`user${number}`, PASSWORD]));
  [dovecot, plain] = await Promise.all([
    startDovecot({ users: names }),
    startDovecot({ users: names, without: ['MOVE', 'IDLE', 'UIDPLUS'] }),
  ]);
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map(async (mailbox) => mailbox.close()));
});
afterAll(async () => Promise.all([dovecot.stop(), plain.stop()]));

/** A user whose mailbox no other test touches. */
function newUser(): string {
  users += 1;
  return `user${users}`;
}

async function openFor(
  user: string,
  options: Partial<MailboxOptions> & { readonly endpoint?: Endpoint } = {},
): Promise<OpenedMailbox> {
  const { endpoint = dovecot.endpoint(user), mailbox = 'INBOX', ...further } = options;
  const result = await openMailbox(endpoint, { mailbox, ...further });
  if (result.kind !== 'opened') throw new Error(`${result.kind}: ${result.reason}`);
  opened.push(result);
  return result;
}

async function uidsIn(mailbox: OpenedMailbox): Promise<readonly number[]> {
  const listed = await mailbox.listUids();
  if (listed.kind !== 'listed') throw new Error(`${listed.kind}: ${listed.reason}`);
  return [...listed.uids].sort((one, other) => one - other);
}

async function fetched(mailbox: OpenedMailbox, uid: number): Promise<Extract<FetchedRaw, { kind: 'fetched' }>> {
  const result = await mailbox.fetchRaw(uid);
  if (result.kind !== 'fetched') throw new Error(result.kind);
  return result;
}

function mail(subject: string, body = 'hello'): string {
  return `From: amelie@mail.example\r\nSubject: ${subject}\r\nMessage-ID: <${subject}@mail.example>\r\n\r\n${body}\r\n`;
}

test.each(['none', 'starttls', 'implicit'] as const)('opens a mailbox with tls %s', async (tls) => {
  const user = newUser();
  const mailbox = await openFor(user, { endpoint: dovecot.endpoint(user, tls) });
  expect(mailbox.name).toBe('INBOX');
  expect(mailbox.uidValidity).toBeGreaterThan(0);
});

test('a wrong password is refused with the words of the server and without the password', async () => {
  const endpoint = { ...dovecot.endpoint('user0'), password: 'not this secret' };
  const result = await openMailbox(endpoint, { mailbox: 'INBOX' });
  expect(result).toMatchObject({
    kind: 'refused-login',
    reason: expect.stringContaining('Authentication failed') as unknown,
  });
  expect(JSON.stringify(result)).not.toContain('not this secret');
});

test('a mailbox that is not there is told as such', async () => {
  expect(await openMailbox(dovecot.endpoint('user0'), { mailbox: 'Nowhere/At all' })).toMatchObject({
    kind: 'no-such-mailbox',
  });
});

test.each(['starttls', 'implicit'] as const)(
  'a certificate of an unknown authority is refused with tls %s',
  async (tls) => {
    const result = await openMailbox({ ...dovecot.endpoint('user0', tls), ca: undefined }, { mailbox: 'INBOX' });
    expect(result).toMatchObject({ kind: 'tls-refused', reason: expect.stringMatching(/self.signed/i) as unknown });
  },
);

test.each(['starttls', 'implicit'] as const)('a certificate of another name is refused with tls %s', async (tls) => {
  const other = await startDovecot({ users: { support: PASSWORD }, certificateNames: 'DNS:elsewhere.example' });
  try {
    expect(await openMailbox(other.endpoint('support', tls), { mailbox: 'INBOX' })).toMatchObject({
      kind: 'tls-refused',
    });
  } finally {
    await other.stop();
  }
});

test('mail comes with its very bytes, its size and date, and stays unread', async () => {
  const user = newUser();
  const raw = Buffer.concat([Buffer.from(mail('bytes')), Buffer.from([0xff, 0xfe, 0x80, 0x0d, 0x0a])]);
  await dovecot.drop(user, raw);
  const mailbox = await openFor(user);
  expect(await uidsIn(mailbox)).toEqual([1]);
  const got = await fetched(mailbox, 1);
  expect(Buffer.compare(got.raw, raw)).toBe(0);
  expect(got).toMatchObject({ uid: 1, size: raw.length, truncated: false });
  expect(Math.abs((got.internalDate?.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
  expect((await dovecot.messages(user))[0]?.flags).toBe('');
});

test('a mail with NUL bytes, bare line ends and no head at all comes whole', async () => {
  const user = newUser();
  await dovecot.drop(user, Buffer.from('\0\0\rno head\n\0\r\n\r\n.\n', 'latin1'));
  await dovecot.drop(user, '');
  const mailbox = await openFor(user);
  const got = await fetched(mailbox, 1);
  expect(got.raw.length).toBe(got.size);
  expect(Buffer.from(got.raw).toString('latin1')).toContain('no head');
  expect(await fetched(mailbox, 2)).toMatchObject({ size: 0, truncated: false });
});

test.each([262_143, 262_144, 262_145, 1_000_000])('a mail of %i bytes comes whole', async (size) => {
  const user = newUser();
  const head = mail('large');
  await dovecot.drop(user, head + 'x'.repeat(size - head.length));
  const got = await fetched(await openFor(user), 1);
  expect(got).toMatchObject({ size, truncated: false });
  expect(got.raw.length).toBe(size);
});

test('of a mail over the limit only the beginning comes, with the size of the whole', async () => {
  const user = newUser();
  const raw = mail('huge') + 'x'.repeat(3_000_000);
  await dovecot.drop(user, raw);
  const got = await fetched(await openFor(user, { maxMailSize: 2_000_000 }), 1);
  expect(got).toMatchObject({ size: raw.length, truncated: true });
  expect(Buffer.from(got.raw).toString()).toBe(raw.slice(0, 262_144));
});

test('a mail that went away meanwhile is gone, and marking it harms nothing', async () => {
  const user = newUser();
  await dovecot.deliver(user, [mail('one'), mail('two')]);
  const [mailbox, other] = [await openFor(user), await openFor(user)];
  expect(await uidsIn(mailbox)).toEqual([1, 2]);
  await other.moveTo('Elsewhere', [1]);
  expect(await mailbox.fetchRaw(1)).toEqual({ kind: 'gone' });
  expect(await mailbox.markSeen([1, 2, 77])).toEqual({ kind: 'done' });
  expect((await dovecot.messages(user)).map(({ flags }) => flags)).toEqual(['S']);
});

test('marks exactly the mails that were named', async () => {
  const user = newUser();
  await dovecot.deliver(
    user,
    Array.from({ length: 9 }, (_, number) => mail(`mail${number}`)),
  );
  const mailbox = await openFor(user);
  await uidsIn(mailbox);
  expect(await mailbox.markSeen([2, 3, 4, 7, 9])).toEqual({ kind: 'done' });
  const seen = (await dovecot.messages(user)).filter(({ flags }) => flags.includes('S'));
  expect(seen.map(({ raw }) => /Subject: (.*)/.exec(raw.toString())?.[1]?.trim()).sort()).toEqual([
    'mail1',
    'mail2',
    'mail3',
    'mail6',
    'mail8',
  ]);
});

test.each(['MOVE', 'COPY'])('moves by %s into a new folder with any name, and again, without harm', async (how) => {
  const server = how === 'MOVE' ? dovecot : plain;
  const user = newUser();
  await server.deliver(user, [mail('one'), mail('two'), mail('three')]);
  const mailbox = await openFor(user, { endpoint: server.endpoint(user) });
  await uidsIn(mailbox);
  const folder = 'Erledigt/Fälle & پرونده «2026»';
  expect(await mailbox.moveTo(folder, [1, 3])).toEqual({ kind: 'done' });
  expect(await mailbox.moveTo(folder, [1, 3])).toEqual({ kind: 'done' });
  const there = await openFor(user, { endpoint: server.endpoint(user), mailbox: folder });
  expect(await uidsIn(there)).toEqual([1, 2]);
  expect(Buffer.from((await fetched(there, 2)).raw).toString()).toContain('Subject: three');
  const left = (await server.messages(user)).filter(({ flags }) => !flags.includes('T'));
  expect(left.map(({ raw }) => raw.toString())).toEqual([expect.stringContaining('Subject: two')]);
});

test('a mailbox with a non-ASCII name in a hierarchy is opened by its plain name', async () => {
  const user = newUser();
  const first = await openFor(user);
  expect(await first.append('Beschwerden/Übergröße', Buffer.from(mail('put')))).toEqual({ kind: 'done' });
  const mailbox = await openFor(user, { mailbox: 'Beschwerden/Übergröße' });
  expect(mailbox.name).toBe('Beschwerden.Übergröße');
  expect(await uidsIn(mailbox)).toEqual([1]);
  expect((await dovecot.messages(user, 'Beschwerden/&ANw-bergr&APYA3w-e')).map(({ flags }) => flags)).toEqual(['S']);
});

test('finds our own copy by its Message-ID, and nothing else', async () => {
  const user = newUser();
  const mailbox = await openFor(user);
  expect(await mailbox.find('<copy@mail.example>')).toEqual({ kind: 'not-found' });
  await dovecot.deliver(user, [mail('other'), mail('copy')]);
  expect(await mailbox.find('<copy@mail.example>')).toEqual({ kind: 'found', uid: 2 });
  expect(await mailbox.find('<cop@mail.example>')).toEqual({ kind: 'not-found' });
  expect(await mailbox.find('a "quoted" \\ one')).toEqual({ kind: 'not-found' });
});

test('waiting ends within a second of a delivery', async () => {
  const user = newUser();
  const mailbox = await openFor(user);
  await uidsIn(mailbox);
  const start = performance.now();
  const waiting = mailbox.waitForMail(30_000);
  await dovecot.deliver(user, [mail('one')]);
  expect(await waiting).toEqual({ kind: 'mail' });
  expect(performance.now() - start).toBeLessThan(2_000);
  expect(await uidsIn(mailbox)).toEqual([1]);
});

test('mail that came after the list, before the wait, is not waited for', async () => {
  const user = newUser();
  const mailbox = await openFor(user);
  await uidsIn(mailbox);
  await dovecot.deliver(user, [mail('one')]);
  expect(await mailbox.markSeen([99])).toEqual({ kind: 'done' });
  const start = performance.now();
  expect(await mailbox.waitForMail(30_000)).toEqual({ kind: 'mail' });
  expect(performance.now() - start).toBeLessThan(2_000);
});

test('waiting ends when its time is over, and when it is told to', async () => {
  const mailbox = await openFor(newUser());
  expect(await mailbox.waitForMail(300)).toEqual({ kind: 'quiet' });
  const stop = new AbortController();
  const waiting = mailbox.waitForMail(30_000, stop.signal);
  setTimeout(() => stop.abort(), 200);
  const start = performance.now();
  expect(await waiting).toEqual({ kind: 'aborted' });
  expect(performance.now() - start).toBeLessThan(1_500);
  expect(await mailbox.waitForMail(30_000, AbortSignal.abort())).toEqual({ kind: 'aborted' });
  expect(await uidsIn(mailbox)).toEqual([]);
});

test('a server without IDLE is waited for with a poll at the end', async () => {
  const user = newUser();
  const mailbox = await openFor(user, { endpoint: plain.endpoint(user) });
  await uidsIn(mailbox);
  await plain.deliver(user, [mail('one')]);
  expect(await mailbox.waitForMail(300)).toEqual({ kind: 'mail' });
});

test('a command may break a wait, which goes on afterwards', async () => {
  const user = newUser();
  const mailbox = await openFor(user);
  await dovecot.deliver(user, [mail('one')]);
  await uidsIn(mailbox);
  const waiting = mailbox.waitForMail(30_000);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await mailbox.markSeen([1])).toEqual({ kind: 'done' });
  await dovecot.deliver(user, [mail('two')]);
  expect(await waiting).toEqual({ kind: 'mail' });
});

test('thousands of mails are listed and the last of them fetched', async () => {
  const user = newUser();
  for (let number = 0; number < 3_000; number += 1) await dovecot.drop(user, mail(`mail${number}`));
  const mailbox = await openFor(user);
  const uids = await uidsIn(mailbox);
  expect(uids).toHaveLength(3_000);
  expect(await mailbox.markSeen(uids.filter((uid) => uid % 2 === 0))).toEqual({ kind: 'done' });
  expect((await dovecot.messages(user)).filter(({ flags }) => flags === 'S')).toHaveLength(1_500);
  expect(await mailbox.moveTo('Archive', uids)).toEqual({ kind: 'done' });
  expect(await uidsIn(mailbox)).toEqual([]);
});

test('a mailbox that is counted anew is noticed, between two sessions and within one', async () => {
  const user = newUser();
  await dovecot.deliver(user, [mail('one')]);
  const mailbox = await openFor(user);
  expect(await uidsIn(mailbox)).toEqual([1]);
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  await dovecot.renumber(user);
  const later = await openFor(user);
  expect(later.uidValidity).not.toBe(mailbox.uidValidity);
  expect((await mailbox.listUids()).kind).toMatch(/^(?:renumbered|lost)$/);
});

test('after it is closed every call says that the connection is gone', async () => {
  const mailbox = await openFor(newUser());
  await mailbox.close();
  await mailbox.close();
  expect(await mailbox.listUids()).toMatchObject({ kind: 'lost' });
  expect(await mailbox.fetchRaw(1)).toMatchObject({ kind: 'lost' });
  expect(await mailbox.waitForMail(1_000)).toMatchObject({ kind: 'lost' });
  expect(await mailbox.markSeen([1])).toMatchObject({ kind: 'lost' });
});
