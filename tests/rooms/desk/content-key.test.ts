import { expect, test } from 'vitest';
import { contentKeyOf } from '../../../src/desk/content-key.ts';
import { readBareHead } from '../../../src/mail/parse/read-head-only.ts';

const NOON = new Date('2026-11-20T12:00:00Z');
const NIGHT = new Date('2026-11-20T23:00:00Z');

function keyOf(head: string, body: string, arrival = NOON): string {
  const raw = Buffer.from(`From: Joe <joe@mail.test>\r\n${head}\r\n${body}`);
  return contentKeyOf(readBareHead(raw, []), raw, arrival);
}

const NAMED = 'Subject: Withdrawal\r\nMessage-ID: <1@mail.test>\r\nDate: Fri, 20 Nov 2026 11:00:00 +0000\r\n';
const NAMELESS = 'Subject: Withdrawal\r\n';

test('a mail that is delivered again has the key of the first, whatever servers added and however lines end', () => {
  const first = keyOf(NAMED, 'My money is gone.\r\n');
  expect(keyOf(`Received: from a by b; now\r\n${NAMED}`, 'My money is gone.\n\n', NIGHT)).toBe(first);
});

test('another word, another Message-ID or another writer is another mail', () => {
  const first = keyOf(NAMED, 'My money is gone.');
  expect(keyOf(NAMED, 'My money is back.')).not.toBe(first);
  expect(keyOf(NAMED.replace('1@', '2@'), 'My money is gone.')).not.toBe(first);
  expect(keyOf(NAMED.replace('Withdrawal', 'Deposit'), 'My money is gone.')).not.toBe(first);
});

test('without Message-ID and date it is the moment of arrival that tells two equal mails apart', () => {
  expect(keyOf(NAMELESS, 'Where is my money?', NOON)).toBe(keyOf(NAMELESS, 'Where is my money?', NOON));
  expect(keyOf(NAMELESS, 'Where is my money?', NIGHT)).not.toBe(keyOf(NAMELESS, 'Where is my money?', NOON));
});
