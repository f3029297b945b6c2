import { expect, test } from 'vitest';
import { readAttachment } from '../../../../src/mail/attachment/read-attachment.ts';

const judge = async (name: string, content: string | Uint8Array, declaredType = 'application/octet-stream') =>
  (await readAttachment({ name, declaredType, inline: false, content: Buffer.from(content as string) }, 0)).reason ??
  'safe';
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000001000000010008060000005c72a866', 'hex');

test.each([
  ['run.exe', 'MZ', 'a program or script'],
  ['photo\u202egpj.exe', 'MZ', 'a program or script'],
  ['invoice.pdf   .exe', 'MZ', 'a program or script'],
  ['invoice.exe.pdf', '%PDF-1.7', 'a program behind a second extension'],
  ['letter.rtf', '{\\rtf1', 'a document that can load or run something'],
  ['meeting.ics', 'BEGIN:VCALENDAR', 'an invitation that would enter itself in a calendar'],
  ['page.html', '<p>', 'a page that can run script'],
  ['photo.jpg', 'no picture', 'called jpg and is none'],
  ['statement.pdf', 'no document', 'called a PDF and is none'],
])('%j is withheld', async (name, content, reason) => {
  expect(await judge(name, content)).toBe(reason);
});

test.each(['/JavaScript (x)', '/J#61vaScript (x)', '/Launch', '/EmbeddedFiles 3 0 R', '/RichMedia', '/#53ubmitForm'])(
  'a PDF with %s is withheld',
  async (name) => {
    expect(await judge('a.pdf', `%PDF-1.7\n1 0 obj << ${name} >>`)).toBe('a PDF that runs or carries something');
  },
);

test('honest files are safe', async () => {
  expect(await judge('photo.png', PNG)).toBe('safe');
  expect(await judge('statement.pdf', '%PDF-1.7\n1 0 obj << /Type /Page /JavaScriptless 1 >>')).toBe('safe');
  expect(await judge('notes.txt', 'my notes', 'text/plain')).toBe('safe');
  expect(await judge('mail.eml', 'Subject: a receipt\r\n\r\nhello', 'message/rfc822')).toBe('safe');
});

test('a secret in a file name is masked before the name is cleaned', async () => {
  const { name } = await readAttachment(
    { name: 'password: Tr0ub4dor&3 4111111111111111.png', declaredType: 'image/png', inline: false, content: PNG },
    0,
  );
  expect(name).not.toMatch(/Tr0ub4dor|4111111111111111/);
  expect(name).toMatch(/\.png$/);
});
