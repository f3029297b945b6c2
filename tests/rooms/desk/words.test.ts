import { beforeAll, expect, test } from 'vitest';
import type { House } from '../../../src/desk/house.ts';
import { type Words, wordsOf } from '../../../src/desk/words.ts';
import { readWithMailparser } from '../../../src/mail/parse/read-with-mailparser.ts';
import { deliveredHouse } from '../../delivered-house.ts';

let house: House;
beforeAll(async () => void (house = await deliveredHouse()));

async function wordsIn(head: string, body: string): Promise<Words> {
  return wordsOf(
    await readWithMailparser(Buffer.from(`${head}\r\nSubject: Card 4111 1111 1111 1111\r\n\r\n${body}\r\n`)),
    house,
  );
}

test('no secret passes: not in the subject, not in the words, not in what an agent would send on', async () => {
  const words = await wordsIn('From: joe@mail.test', 'I paid with 4111 1111 1111 1111 and my password is hunter22.');
  expect(JSON.stringify([words.subject, words.body, words.own])).not.toMatch(/4111 1111|hunter22/);
  expect(words.secrets.map(({ kind }) => kind)).toContain('card_number');
});

test('an answer goes to the author, never to where Reply-To points', async () => {
  const words = await wordsIn('From: Joe <joe@mail.test>\r\nReply-To: victim@other.test', 'Where is my money?');
  expect(words.author).toEqual({ name: 'Joe', address: 'joe@mail.test' });
});

test('a mail of nobody, of two people, or of an address that no letter reaches has no author', async () => {
  expect((await wordsIn('X-Nothing: here', 'Hello')).author).toBeNull();
  expect((await wordsIn('From: joe@mail.test, reza@mail.test', 'Hello')).author).toBeNull();
  expect((await wordsIn('From: joe@localhost', 'Hello')).author).toBeNull();
});
