import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import { cleanBody, cleanHeaderValue } from '../../../../src/mail/compose/clean.ts';
import { composeDraft } from '../../../../src/mail/compose/compose.ts';
import type { Draft } from '../../../../src/mail/draft.ts';

const receipt: Draft = {
  envelopeFrom: '',
  to: { name: 'Amélie', address: 'amelie@players.example' },
  from: { name: 'Redress Casino', address: 'support@casino.example' },
  replyTo: { name: 'Redress Casino', address: 'support+rd.7k2@casino.example' },
  messageId: 'rd.1.ack.abc@casino.example',
  inReplyTo: 'first@players.example',
  references: ['first@players.example'],
  subject: 'Nous avons reçu votre message',
  date: new Date('2026-11-20T16:00:00Z'),
  text: 'Bonjour Amélie,\n\nvotre référence : RD-2026-000001\n',
  html: '<p>Bonjour Amélie,</p>',
  autoSubmitted: 'auto-replied',
  language: 'fr',
  attachments: [],
};

test('an automatic answer says that it is one, and to what', async () => {
  const { headers, text, html } = await read(receipt);
  expect(headers).toEqual({
    from: 'Redress Casino <support@casino.example>',
    to: '=?UTF-8?Q?Am=C3=A9lie?= <amelie@players.example>',
    'reply-to': 'Redress Casino <support+rd.7k2@casino.example>',
    subject: '=?UTF-8?Q?Nous_avons_re=C3=A7u_votre_message?=',
    'message-id': '<rd.1.ack.abc@casino.example>',
    'in-reply-to': '<first@players.example>',
    references: '<first@players.example>',
    date: 'Fri, 20 Nov 2026 16:00:00 +0000',
    'content-language': 'fr',
    'auto-submitted': 'auto-replied',
    'x-auto-response-suppress': 'All',
    'mime-version': '1.0',
    'content-type': expect.stringContaining('multipart/alternative') as string,
  });
  expect(text?.trimEnd()).toBe(receipt.text.trimEnd());
  expect(html?.trim()).toBe(receipt.html);
});

test('a person’s words carry no sign of a machine', async () => {
  const { headers } = await read({ ...receipt, autoSubmitted: null });
  expect(Object.keys(headers)).not.toContain('auto-submitted');
  expect(Object.keys(headers)).not.toContain('x-auto-response-suppress');
});

test('the same draft gives the same bytes', async () => {
  const draft = { ...receipt, attachments: [{ name: 'case.txt', type: 'text/plain', content: Buffer.from('case') }] };
  expect(await composeDraft(draft)).toEqual(await composeDraft(draft));
  expect(await composeDraft({ ...draft, text: 'other' })).not.toEqual(await composeDraft(draft));
});

test('an address with room for a second one is never composed', async () => {
  for (const address of [
    'a@b.example, c@d.example',
    'a@b.example>',
    '"a b"@c.example',
    'a@b',
    'a@[127.0.0.1]',
    '',
    'é@b.example',
    'a@b.example\r\nBcc: c@d.example',
  ])
    await expect(composeDraft({ ...receipt, to: { name: '', address } })).rejects.toThrow('cannot be sent to');
});

test('a Message-ID that is none is a bug', async () => {
  await expect(composeDraft({ ...receipt, messageId: 'a b@c' })).rejects.toThrow('Message-ID');
});

test('a long thread keeps its first and its last ancestors', async () => {
  const references = Array.from({ length: 200 }, (_, index) => `mail-${index}-${'x'.repeat(30)}@players.example`);
  const { headers } = await read({ ...receipt, references: ['evil> <x@y', ...references] });
  const kept = headers['references']?.split(' ') ?? [];
  expect(kept[0]).toBe(`<${references[0]}>`);
  expect(kept.at(-1)).toBe(`<${references.at(-1)}>`);
  expect(headers['references']?.length).toBeLessThan(3500);
  expect(kept.length).toBeGreaterThan(50);
});

test('attachments arrive byte for byte under a clean name', async () => {
  const content = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const { attachments } = await read({
    ...receipt,
    attachments: [{ name: 'پرونده\r\nBcc: x.bin', type: 'x/y\r\n', content }],
  });
  expect(attachments).toEqual([{ name: 'پرونده Bcc: x.bin', type: 'application/octet-stream', content }]);
});

const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        '\r\n',
        '\n',
        '\r',
        '\0',
        '\u2028',
        '\ud800',
        'Bcc: x@evil.example',
        '<',
        '>',
        ',',
        ';',
        '"',
        '\\',
        '@evil.example',
        '=?utf-8?q?=0d=0a?=',
        '=?utf-8?b?DQo=?=',
        'سلام ',
        '\u202e',
        '\t',
        ' ',
        '\r\n\r\n',
        '--',
        '.',
        'From ',
        'é',
        '🎰',
        '=0D=0A',
        'a'.repeat(80),
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);

test('whatever stands in subject, names and text: recipients and headers stay, and the text comes back', {
  timeout: 120_000,
}, async () => {
  const names = Object.keys((await read(receipt)).headers);
  await fc.assert(
    fc.asyncProperty(
      anything,
      anything,
      anything,
      anything,
      anything,
      async (subject, toName, fromName, text, parent) => {
        const mail = await read({
          ...receipt,
          subject: `Re: ${subject}`,
          to: { ...receipt.to, name: toName },
          from: { ...receipt.from, name: `R ${fromName}` },
          inReplyTo: parent,
          references: [parent, 'first@players.example'],
          text: `${text}.`,
        });
        expect(mail.to).toEqual(['amelie@players.example']);
        expect(mail.from).toBe('support@casino.example');
        expect(mail.cc + mail.bcc).toBe(0);
        expect(names).toEqual(expect.arrayContaining(Object.keys(mail.headers)));
        expect(mail.names).toBe(new Set(Object.keys(mail.headers)).size);
        expect(mail.text?.trimEnd()).toBe(cleanBody(`${text}.`).trimEnd());
        expect(squeezed(mail.subject ?? '')).toBe(squeezed(cleanHeaderValue(`Re: ${subject}`)));
        expect(mail.longestLine).toBeLessThanOrEqual(998);
      },
    ),
    { numRuns: Number(process.env['CASES'] ?? 1_000), seed: 1 },
  );
});

/** Folding may change how many spaces stand together. */
function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

async function read(draft: Draft) {
  const raw = Buffer.from(await composeDraft(draft)).toString('latin1');
  const mail = await PostalMime.parse(await composeDraft(draft));
  const fields = raw
    .slice(0, raw.indexOf('\r\n\r\n'))
    .replace(/\r\n[ \t]/g, ' ')
    .split('\r\n');
  return {
    headers: Object.fromEntries(
      fields.map((field) => [field.slice(0, field.indexOf(':')).toLowerCase(), field.slice(field.indexOf(':') + 2)]),
    ),
    names: fields.length,
    from: mail.from?.address,
    to: (mail.to ?? []).map(({ address }) => address),
    cc: (mail.cc ?? []).length,
    bcc: (mail.bcc ?? []).length,
    subject: mail.subject,
    text: mail.text?.replace(/\r\n/g, '\n'),
    html: mail.html,
    attachments: mail.attachments.map(({ filename, mimeType, content }) => ({
      name: filename,
      type: mimeType,
      content: typeof content === 'string' ? content : new Uint8Array(content),
    })),
    longestLine: Math.max(...raw.split('\r\n').map((line) => line.length)),
  };
}
