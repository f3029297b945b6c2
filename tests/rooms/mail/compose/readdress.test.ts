import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import { composeDraft } from '../../../../src/mail/compose/compose.ts';
import { readdressed } from '../../../../src/mail/compose/readdress.ts';
import type { Draft } from '../../../../src/mail/draft.ts';

const draft: Draft = {
  envelopeFrom: 'support+rdr-7k3q-9mxc.b@casino.test',
  to: { name: 'Amélie ‏مریم', address: 'amelie@example.test' },
  from: { name: 'Redress Casino', address: 'support@casino.test' },
  replyTo: { name: 'Redress Casino', address: 'support+rdr-7k3q-9mxc.rone@casino.test' },
  messageId: 'rdr-7k3q-9mxc.first.token@casino.test',
  inReplyTo: 'one@example.test',
  references: ['zero@example.test', 'one@example.test'],
  subject: 'Votre réclamation RDR-7K3Q-9MXC: une question sur votre retrait, et une longue suite de mots',
  date: new Date('2026-11-24T09:00:00Z'),
  text: 'Bonjour Amélie,\n\nTo: personne@example.test\nMessage-ID: <no@example.test>\n',
  html: '<p>Bonjour Amélie</p>',
  autoSubmitted: null,
  language: 'fr',
  attachments: [{ name: 'reçu.pdf', type: 'application/pdf', content: Buffer.from('%PDF-1.7 bytes') }],
};
const again = {
  to: { name: '', address: 'blanc@lawyers.test' },
  replyTo: { name: 'Redress Casino', address: 'support+rdr-7k3q-9mxc.rtwo@casino.test' },
  messageId: 'rdr-7k3q-9mxc.second.token@casino.test',
  date: new Date('2026-11-25T10:30:00Z'),
};

/** Its fields, unfolded, and its body. */
function partsOf(raw: Uint8Array): { readonly fields: readonly string[]; readonly body: string } {
  const text = Buffer.from(raw).toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  return { fields: text.slice(0, end).split(/\r\n(?![ \t])/), body: text.slice(end) };
}

test('only recipient, reply address, Message-ID and date of a mail sent again are new', async () => {
  const raw = await composeDraft(draft);
  const [before, after] = [partsOf(raw), partsOf(readdressed(raw, again))];
  expect(after.body).toBe(before.body);
  expect(after.fields.filter((field) => !before.fields.includes(field)).sort()).toEqual([
    'Date: Wed, 25 Nov 2026 10:30:00 +0000',
    'Message-ID: <rdr-7k3q-9mxc.second.token@casino.test>',
    'Reply-To: Redress Casino <support+rdr-7k3q-9mxc.rtwo@casino.test>',
    'To: blanc@lawyers.test',
  ]);
  expect(after.fields).toHaveLength(before.fields.length);
  const [first, second] = await Promise.all(
    [raw, readdressed(raw, again)].map(async (one) => simpleParser(Buffer.from(one))),
  );
  expect([second!.subject, second!.text, second!.html]).toEqual([first!.subject, first!.text, first!.html]);
  expect(second!.attachments.map(({ checksum }) => checksum)).toEqual(
    first!.attachments.map(({ checksum }) => checksum),
  );
});

test('the same mail sent again twice is the same bytes', async () => {
  const raw = await composeDraft(draft);
  expect(readdressed(raw, again)).toEqual(readdressed(raw, again));
});

test('whatever a name holds, there is one recipient and one line to a field', async () => {
  const raw = await composeDraft(draft);
  const { fields } = partsOf(raw);
  const names = fc.string({ unit: 'binary', maxLength: 120 });
  await fc.assert(
    fc.asyncProperty(names, names, async (name, other) => {
      const to = { name: `${name}\r\nBcc: evil@evil.test\r\n`, address: 'blanc@lawyers.test' };
      const mail = readdressed(raw, { ...again, to, replyTo: { ...again.replyTo, name: other } });
      const after = partsOf(mail).fields.map((field) => field.slice(0, field.indexOf(':')));
      expect(after).toEqual(fields.map((field) => field.slice(0, field.indexOf(':'))));
      const parsed = await simpleParser(Buffer.from(mail));
      expect([parsed.to].flat().flatMap((one) => one?.value.map(({ address }) => address))).toEqual([
        'blanc@lawyers.test',
      ]);
      expect(parsed.bcc).toBeUndefined();
    }),
    { numRuns: 200 },
  );
});

test('an address or a Message-ID that is none is refused', async () => {
  const raw = await composeDraft(draft);
  const to = { name: '', address: 'blanc@lawyers.test\r\nBcc: evil@evil.test' };
  expect(() => readdressed(raw, { ...again, to })).toThrow('cannot be sent to');
  expect(() => readdressed(raw, { ...again, messageId: 'a b@casino.test' })).toThrow('unlawful Message-ID');
});
