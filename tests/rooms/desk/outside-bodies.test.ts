import { beforeAll, expect, test } from 'vitest';
import { look } from '../../../src/desk/desk.ts';
import type { House } from '../../../src/desk/house.ts';
import { readWithMailparser } from '../../../src/mail/parse/read-with-mailparser.ts';
import { deliveredHouse } from '../../delivered-house.ts';

let house: House;
beforeAll(async () => void (house = await deliveredHouse()));

async function lookAtMail(head: string, body = 'Please let us have your position.') {
  const raw = Buffer.from(`${head}\r\nSubject: Case 17\r\nMessage-ID: <a@b.test>\r\n\r\n${body}\r\n`);
  const message = await readWithMailparser(raw);
  return look({ message, receivedAt: new Date('2026-11-24T10:00:00Z'), truncated: false }, house);
}

test.each([
  ['its domain', 'From: cases@ecogra.org', 'ecogra'],
  ['a name below it, in capitals', 'From: Cases <cases@Mail.ECOGRA.org>', 'ecogra'],
  ['a domain that only ends like it', 'From: cases@notecogra.org', null],
  ['its domain in the name alone', 'From: "cases@ecogra.org" <mallory@evil.test>', null],
  ['its domain in Reply-To alone', 'From: joe@mail.test\r\nReply-To: cases@ecogra.org', null],
  ['its domain in Sender alone', 'From: joe@mail.test\r\nSender: cases@ecogra.org', null],
  ['two authors', 'From: cases@ecogra.org, joe@mail.test', null],
  ['a newsletter of it', 'From: cases@ecogra.org\r\nPrecedence: bulk', null],
  ['an automatic reply of it', 'From: cases@ecogra.org\r\nAuto-Submitted: auto-replied', null],
])('%s', async (_name, head, body) => {
  expect((await lookAtMail(head)).body?.id ?? null).toBe(body);
});

test('who signed a mail of a body is looked up where no server of ours has said', async () => {
  expect((await lookAtMail('From: cases@ecogra.org')).signature).toBe('to-check');
  expect((await lookAtMail('From: joe@mail.test')).signature).toBe('irrelevant');
  const [server = ''] = house.authservIds;
  const passed = `Authentication-Results: ${server}; dmarc=pass header.from=ecogra.org\r\nFrom: cases@ecogra.org`;
  expect((await lookAtMail(passed)).signature).toBe('irrelevant');
});

test('of a body’s mail the reference counts wherever it stands, of a player’s only in the new words', async () => {
  const quoting = 'See below.\n\n> Your case has the reference RDR-Q0H9-0QQZ.';
  expect((await lookAtMail('From: cases@ecogra.org', quoting)).clues.named).toEqual(['RDR-Q0H9-0QQZ']);
  expect((await lookAtMail('From: joe@mail.test', quoting)).clues.named).toEqual([]);
});
