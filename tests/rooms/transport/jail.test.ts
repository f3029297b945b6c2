import { afterAll, beforeAll, expect, test } from 'vitest';
import { openParserJail, type ParserJail } from '../../../src/transport/jail/parser-jail.ts';

let jail: ParserJail;
beforeAll(() => void (jail = openParserJail({ deadlineMs: 1_000, heapMb: 256 })));
afterAll(async () => jail.close());

const bytes = (text: string) => Buffer.from(text, 'utf8');
const complaint = bytes('From: Joe <joe@example.test>\r\nSubject: Withdrawal\r\n\r\nWhere is my money?\r\n');

test('the 59 bytes that mailparser never settles on cost one deadline, and the next mail is read by the best parser', async () => {
  const poison = await jail.read(bytes('Content-Type: message/rfc822\r\nContent-Disposition: inline\r\n'));
  expect(poison.reading).toEqual({ by: 'postal-mime', trouble: ['mailparser: deadline'] });
  const next = await jail.read(complaint);
  expect(next).toMatchObject({
    subject: 'Withdrawal',
    text: 'Where is my money?\n',
    from: [{ name: 'Joe', address: 'joe@example.test' }],
  });
  expect(next.reading).toEqual({ by: 'mailparser', trouble: [] });
});

const HOSTILE: Readonly<Record<string, Buffer>> = {
  'nothing at all': bytes(''),
  'random bytes': Buffer.from(Array.from({ length: 5_000 }, (_, index) => (index * 7919) % 256)),
  'fifty thousand nested divs': bytes(`Content-Type: text/html\r\n\r\n${'<div>'.repeat(50_000)}deep`),
  'five megabytes of HTML': bytes(`Content-Type: text/html\r\n\r\n${'<p>money</p>\n'.repeat(400_000)}`),
  'a thousand parts': bytes(
    `Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\npart\r\n'.repeat(1_200)}--b--`,
  ),
  'multiparts a thousand deep': bytes(
    Array.from(
      { length: 1_000 },
      (_, depth) => `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n`,
    ).join('') + '\r\nbottom',
  ),
  'ten thousand header fields': bytes(`${'X-Field: value\r\n'.repeat(10_000)}Subject: Hello\r\n\r\nbody`),
  'a subject of two hundred thousand characters': bytes(`Subject: ${'a '.repeat(100_000)}\r\n\r\nbody`),
  'an address field full of comments': bytes(`From: ${'('.repeat(100_000)}a@example.test\r\n\r\nbody`),
};

for (const [name, raw] of Object.entries(HOSTILE)) {
  test(`${name}: ends as a message`, async () => {
    const message = await jail.read(raw);
    expect(message.subject.length).toBeLessThanOrEqual(998);
    expect(message.headers.length).toBeLessThanOrEqual(1_000);
  });
}

test('a mail that eats the heap ends its worker, not the process', async () => {
  const small = openParserJail({ deadlineMs: 4_000, heapMb: 24 });
  const message = await small.read(
    bytes(`Subject: big\r\nContent-Type: text/html\r\n\r\n${'<b>x</b>'.repeat(2_000_000)}`),
  );
  expect(message.subject).toBe('big');
  expect((await small.read(complaint)).subject).toBe('Withdrawal');
  await small.close();
});
