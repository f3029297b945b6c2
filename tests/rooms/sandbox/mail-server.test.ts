import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openMailServer } from '../../../sandbox/mail-server.ts';
import { imapAs, mailFrom, mailsOf, newFolder, openWorld, send, speak } from './world.ts';

const DESK = 'support@casino.example';
const JOE = 'joe@players.test';

test('A mail handed over by SMTP wakes a client that idles', async () => {
  const world = await openWorld();
  const client = await imapAs(world, DESK);
  await client.mailboxOpen('INBOX');
  const idle = client.idle();
  const exists = once(client, 'exists');
  await send(world, { raw: mailFrom(JOE), from: JOE, to: DESK, login: JOE });
  const [event] = (await exists) as [{ count: number; prevCount: number }];
  expect(event).toMatchObject({ count: 1, prevCount: 0 });
  await client.noop();
  await idle;
});

test('A mail is fetched by UID with its size, its bytes and its flags', async () => {
  const world = await openWorld();
  await send(world, { raw: mailFrom(JOE, 'Grüße'), from: JOE, to: DESK, login: JOE });
  const client = await imapAs(world, DESK);
  await client.mailboxOpen('INBOX');
  const found = await client.fetchOne('1', { uid: true, size: true, source: true, flags: true }, { uid: true });
  if (!found) throw new Error('not there');
  expect(found.source!.length).toBe(found.size);
  expect(found.source!.toString()).toContain('Subject: Grüße\r\n');
  expect(found.flags!.size).toBe(0);
  await client.messageFlagsAdd('1', ['\\Seen', '$Processed'], { uid: true });
  const again = await client.fetchOne('1', { flags: true }, { uid: true });
  expect(again && [...again.flags!].sort()).toEqual(['$Processed', '\\Seen']);
});

test('A mail can be appended and moved, and its new UID is told', async () => {
  const world = await openWorld();
  const client = await imapAs(world, DESK);
  const appended = await client.append('INBOX', mailFrom(DESK), ['\\Seen']);
  expect(appended).toMatchObject({ uid: 1 });
  await client.mailboxOpen('INBOX');
  const moved = await client.messageMove('1', 'Archive', { uid: true });
  expect(moved && moved.uidMap!.get(1)).toBe(1);
  expect(await mailsOf(world, DESK)).toEqual([]);
  expect(await mailsOf(world, DESK, 'Archive')).toEqual([mailFrom(DESK)]);
});

test('Every resident sees their own mailboxes alone', async () => {
  const world = await openWorld();
  await send(world, { raw: mailFrom(JOE), from: JOE, to: DESK, login: JOE });
  expect(await mailsOf(world, DESK)).toHaveLength(1);
  expect(await mailsOf(world, 'nora@casino.example')).toEqual([]);
});

test('A wrong password and an unknown user are refused', async () => {
  const world = await openWorld();
  await expect(imapAs(world, DESK, 'wrong')).rejects.toMatchObject({ authenticationFailed: true });
  await expect(imapAs(world, 'nobody@casino.example', 'wrong')).rejects.toMatchObject({ authenticationFailed: true });
});

test('Mailboxes survive a restart with their flags, UIDs and UIDVALIDITY', async () => {
  const dataDir = newFolder();
  const before = await openWorld(dataDir);
  await send(before, { raw: mailFrom(JOE, 'one'), from: JOE, to: DESK, login: JOE });
  await send(before, { raw: mailFrom(JOE, 'two'), from: JOE, to: DESK, login: JOE });
  const client = await imapAs(before, DESK);
  const { uidValidity } = await client.mailboxOpen('INBOX');
  await client.messageDelete('1', { uid: true });
  await client.messageFlagsAdd('2', ['\\Seen'], { uid: true });
  await client.mailboxCreate('Old cases');
  await before.server.close();

  const after = await openWorld(dataDir);
  const again = await imapAs(after, DESK);
  const opened = await again.mailboxOpen('INBOX');
  expect(opened).toMatchObject({ uidValidity, exists: 1, uidNext: 3 });
  const mail = await again.fetchOne('2', { flags: true, source: true }, { uid: true });
  expect(mail && [...mail.flags!]).toEqual(['\\Seen']);
  expect((await again.list()).map(({ path }) => path)).toContain('Old cases');
});

test('The UID of a deleted mail is not given again after a restart', async () => {
  const dataDir = newFolder();
  const before = await openWorld(dataDir);
  await send(before, { raw: mailFrom(JOE), from: JOE, to: DESK, login: JOE });
  const client = await imapAs(before, DESK);
  await client.mailboxOpen('INBOX');
  await client.messageDelete('1', { uid: true });
  await before.server.close();

  const after = await openWorld(dataDir);
  await send(after, { raw: mailFrom(JOE), from: JOE, to: DESK, login: JOE });
  const again = await imapAs(after, DESK);
  await again.mailboxOpen('INBOX');
  expect((await again.fetchAll('1:*', { uid: true })).map(({ uid }) => uid)).toEqual([2]);
});

test('A mailbox whose folder or index was dropped comes back under another UIDVALIDITY', async () => {
  const dataDir = newFolder();
  const validities: unknown[] = [];
  const inbox = join(dataDir, 'mailboxes', DESK, 'INBOX');
  for (const dropped of ['index.json', '.', 'nothing']) {
    const world = await openWorld(dataDir);
    await send(world, { raw: mailFrom(JOE), from: JOE, to: DESK, login: JOE });
    const client = await imapAs(world, DESK);
    const opened = await client.mailboxOpen('INBOX');
    validities.push(opened.uidValidity);
    await world.server.close();
    rmSync(join(inbox, dropped), { recursive: true, force: true });
  }
  expect(new Set(validities).size).toBe(3);
});

test('A mailbox that a client deletes and makes again has another UIDVALIDITY', async () => {
  const world = await openWorld();
  const client = await imapAs(world, DESK);
  await client.mailboxCreate('Cases');
  const { uidValidity: first } = await client.mailboxOpen('Cases');
  await client.mailboxClose();
  await client.mailboxDelete('Cases');
  await client.mailboxCreate('Cases');
  const { uidValidity: second } = await client.mailboxOpen('Cases');
  expect(second).not.toBe(first);
});

test('A renamed mailbox keeps its mails on disk', async () => {
  const dataDir = newFolder();
  const before = await openWorld(dataDir);
  const client = await imapAs(before, DESK);
  await client.mailboxCreate('Cases');
  await client.append('Cases', mailFrom(JOE));
  await client.mailboxRename('Cases', 'Old cases');
  await before.server.close();
  const after = await openWorld(dataDir);
  expect(await mailsOf(after, DESK, 'Old cases')).toEqual([mailFrom(JOE)]);
});

test('Flags that one client sets are told to another that idles', async () => {
  const world = await openWorld();
  await send(world, { raw: mailFrom(JOE), from: JOE, to: DESK, login: JOE });
  const watching = await imapAs(world, DESK);
  await watching.mailboxOpen('INBOX');
  const idle = watching.idle();
  const told = once(watching, 'flags');
  const other = await imapAs(world, DESK);
  await other.mailboxOpen('INBOX');
  await other.messageFlagsAdd('1', ['\\Seen'], { uid: true });
  const [event] = (await told) as [{ seq: number; flags: Set<string> }];
  expect(event.seq).toBe(1);
  expect([...event.flags]).toEqual(['\\Seen']);
  await watching.noop();
  await idle;
});

test('UID EXPUNGE takes only mails that are marked as deleted', async () => {
  const world = await openWorld();
  await send(world, { raw: mailFrom(JOE), from: JOE, to: DESK, login: JOE });
  await speak(world, DESK, ['SELECT INBOX', 'UID EXPUNGE 1']);
  expect(await mailsOf(world, DESK)).toHaveLength(1);
});

test('A mailbox that was opened read-only stays as it is', async () => {
  const world = await openWorld();
  await send(world, { raw: mailFrom(JOE), from: JOE, to: DESK, login: JOE });
  const answers = await speak(world, DESK, ['EXAMINE INBOX', 'STORE 1 +FLAGS (\\Deleted)', 'EXPUNGE', 'CLOSE']);
  expect(answers.map((answer) => answer.split(' ')[1])).toEqual(['OK', 'NO', 'NO', 'OK']);
  expect(await mailsOf(world, DESK)).toHaveLength(1);
});

test('A port that is taken is replaced by a free one', async () => {
  const first = await openWorld();
  const second = await openWorld(newFolder(), first.server);
  expect(second.server.imapPort).not.toBe(first.server.imapPort);
  expect(second.server.smtpPort).not.toBe(first.server.smtpPort);
});

test('Two servers never write to the same mailboxes', async () => {
  const { dataDir, residents, server } = await openWorld();
  const place = { dataDir, host: '127.0.0.1', imapPort: 0, smtpPort: 0 } as const;
  expect(await openMailServer(place, residents)).toMatchObject({ kind: 'in-use' });
  await server.close();
  const again = await openMailServer(place, residents);
  expect(again.kind).toBe('open');
  if (again.kind === 'open') await again.close();
});
