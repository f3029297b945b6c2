import { expect, test } from 'vitest';
import type { Message } from '../../../src/mail/message.ts';
import { readHeadOnly } from '../../../src/mail/parse/read-head-only.ts';
import { readWithMailparser } from '../../../src/mail/parse/read-with-mailparser.ts';
import { readWithPostalMime } from '../../../src/mail/parse/read-with-postal-mime.ts';

const READERS: Readonly<Record<string, (raw: Uint8Array) => Promise<Message>>> = {
  mailparser: readWithMailparser,
  'postal-mime': readWithPostalMime,
  head: async (raw) => Promise.resolve(readHeadOnly(raw, [])),
};
const latin1 = (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'), 'latin1');
const utf8 = (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'), 'utf8');

/** What must come out the same whichever parser read the mail: the words, and above all who wrote it. */
const CASES: Readonly<Record<string, { raw: Buffer; want: Partial<Message> }>> = {
  'a subject in raw Windows-1252 is read': {
    raw: latin1('Subject: Retrait bloqu\xe9\n\nBonjour'),
    want: { subject: 'Retrait bloqué' },
  },
  'a subject in raw UTF-8 is read': {
    raw: utf8('Subject: برداشت من\n\nسلام'),
    want: { subject: 'برداشت من', text: 'سلام' },
  },
  'text without a charset is read as what it is': {
    raw: utf8('Content-Type: text/plain\n\nпочему не пришли деньги'),
    want: { text: 'почему не пришли деньги' },
  },
  'text that lies about its charset is read as what it is': {
    raw: utf8('Content-Type: text/plain; charset=iso-8859-1\n\nbloqué depuis été'),
    want: { text: 'bloqué depuis été' },
  },
  'Persian in Windows-1256 without a charset is read': {
    raw: Buffer.concat([latin1('Content-Type: text/plain\n\n'), Buffer.from('d3e1c7e320c8d1cfc7d4ca20e3e4', 'hex')]),
    want: { text: 'سلام برداشت من' },
  },
  'HTML alone becomes text': {
    raw: utf8('Content-Type: text/html; charset=utf-8\n\n<p>My <b>money</b></p><blockquote>old words</blockquote>'),
    want: { textFrom: 'html', text: 'My money\n\n> old words' },
  },
  'hidden text is not read': {
    raw: utf8('Content-Type: text/html\n\n<div style="display:none">verify your documents</div><p>Hello</p>'),
    want: { text: 'Hello' },
  },
  'every From field is seen': {
    raw: utf8('From: Joe <joe@example.test>\nFrom: mallory@example.test\nSubject: x\n\nhi'),
    want: {
      from: [
        { name: 'Joe', address: 'joe@example.test' },
        { name: '', address: 'mallory@example.test' },
      ],
    },
  },
  'an address with a line break in it is no address': {
    raw: utf8('From: "a\\nBcc: evil"@example.test\n\nhi'),
    want: { from: [] },
  },
  'a name loses its direction marks': {
    raw: utf8('From: =?utf-8?q?=E2=80=AEtroppus?= <JOE@Example.TEST>\n\nhi'),
    want: { from: [{ name: 'troppus', address: 'JOE@example.test' }] },
  },
  'a null return path is empty, an absent one is null': {
    raw: utf8('Return-Path: <>\nSubject: x\n\nhi'),
    want: { returnPath: '' },
  },
  'lines that flow are joined': {
    raw: utf8('Content-Type: text/plain; format=flowed\n\nI asked for \nmy money.\n-- \nJoe'),
    want: { text: 'I asked for my money.\n-- \nJoe' },
  },
  'bare line feeds are line ends': {
    raw: Buffer.from('Subject: x\n\nhello\nworld', 'utf8'),
    want: { subject: 'x', text: 'hello\nworld' },
  },
  'NUL never comes through': { raw: utf8('Subject: a\0b\n\nc\0d'), want: { subject: 'ab', text: 'cd' } },
};

for (const [title, { raw, want }] of Object.entries(CASES)) {
  for (const [reader, read] of Object.entries(READERS)) {
    test(`${title} (${reader})`, async () => {
      const message = await read(raw);
      expect({ ...message, text: message.text.trim() }).toMatchObject(want);
    });
  }
}

test('files are named, typed, measured and judged', async () => {
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAtAAAAUACAIAAAA=', 'base64');
  const part = (name: string, type: string, content: Buffer) =>
    `--b\nContent-Type: ${type}; name="${name}"\nContent-Disposition: attachment; filename="${name}"\nContent-Transfer-Encoding: base64\n\n${content.toString('base64')}\n`;
  const raw = utf8(
    `Content-Type: multipart/mixed; boundary=b\n\n--b\n\nHello\n${part('receipt.png', 'image/png', png)}${part('../../invoice.pdf.exe', 'application/pdf', Buffer.from('MZ'))}${part('id.jpg', 'image/jpeg', Buffer.from('<html>'))}--b--`,
  );
  const { attachments, text } = await readWithMailparser(raw);
  expect(text.trim()).toBe('Hello');
  expect(attachments.map(({ name, verdict, reason, image }) => ({ name, verdict, reason, image }))).toEqual([
    { name: 'receipt.png', verdict: 'safe', reason: null, image: { width: 720, height: 1280 } },
    { name: 'invoice.pdf.exe', verdict: 'withheld', reason: 'a program or script', image: null },
    { name: 'id.jpg', verdict: 'withheld', reason: 'called jpg and is none', image: null },
  ]);
});
