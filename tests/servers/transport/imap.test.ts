import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMailbox } from '../../../src/transport/imap/open-mailbox.ts';
import { startDovecot, type TestDovecot } from '../harness/dovecot.ts';

let dovecot: TestDovecot;
beforeAll(async () => {
  dovecot = await startDovecot({ users: { support: 'correct horse' } });
});
afterAll(async () => dovecot.stop());

test('opens', async () => {
  const box = await openMailbox(dovecot.endpoint('support'), { mailbox: 'INBOX' });
  expect(box).toMatchObject({ kind: 'opened', name: 'INBOX' });
  if (box.kind !== 'opened') return;
  await dovecot.deliver('support', ['Subject: one\r\n\r\nhello\r\n', 'Subject: two\r\n\r\nhello\r\n']);
  console.log(await box.waitForMail(5000));
  console.log(await box.listUids());
  console.log(await box.fetchRaw(1));
  console.log(await box.markSeen([1]));
  console.log(await box.moveTo('Fälle & Co/2026', [2]));
  console.log(await box.listUids());
  console.log(await dovecot.messages('support'));
  await box.close();
});
