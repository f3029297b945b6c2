import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import { letterNames, type LetterName, type LetterValues, shapeOf } from '../../../src/letters/letters.ts';
import type { Kind, Shape } from '../../../src/letters/shape.ts';
import { writeLetter } from '../../../src/letters/write.ts';
import { cleanBody } from '../../../src/mail/compose/clean.ts';
import { composeDraft } from '../../../src/mail/compose/compose.ts';
import type { Draft } from '../../../src/mail/draft.ts';
import { headOf, letterFaults } from '../../hostile/faults.ts';
import { hostileText } from '../../hostile/hostile-text.ts';
import { samples, shippedTemplates } from './world.ts';

/**
 * Reliability T8: whatever a mail brings into a letter, the letter has one recipient, our header fields and no others,
 * and the words come out of two parsers as they went in. `INJECTION_CASES=100000` tries more than the few thousand of
 * every day.
 */
const CASES = Number(process.env['INJECTION_CASES'] ?? 3_000);
const LANGUAGES = ['en', 'fr', 'fa', 'ar', 'de', 'ru', 'tr'];
const templates = shippedTemplates();
const TO = 'joe@example.test';
const SUPPORT = 'support@casino.test';
const FIELDS =
  'content-language content-type date from in-reply-to message-id mime-version references reply-to subject to'.split(
    ' ',
  );

interface Case {
  readonly letter: LetterName;
  readonly language: string;
  readonly texts: readonly string[];
}

const cases: fc.Arbitrary<Case> = fc.record({
  letter: fc.constantFrom(...letterNames),
  language: fc.constantFrom(...LANGUAGES),
  texts: fc.array(hostileText, { minLength: 12, maxLength: 12 }),
});

test('no text of a mail changes who gets a letter or what stands in its head, and two parsers read it back', {
  timeout: 3_600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(cases, async (one) => {
      const written = writeLetter(templates, {
        letter: one.letter,
        language: one.language,
        zone: 'Europe/Malta',
        values: hostileValues(one),
      });
      // A letter with a hole in it is not sent.
      if (written.kind === 'refused') return;
      const draft = draftOf(written.letter, one);
      await readsBack(draft, await composeDraft(draft));
    }),
    { numRuns: CASES, seed: 20_261_121 },
  );
});

async function readsBack(draft: Draft, raw: Uint8Array): Promise<void> {
  expect(letterFaults({ ...ENVELOPE, raw })).toEqual([]);
  const { fields } = headOf(raw);
  const optional = draft.inReplyTo === null || fields.some(({ name }) => name === 'in-reply-to') ? [] : ['in-reply-to'];
  const withoutAncestors = fields.some(({ name }) => name === 'references') ? [] : ['references'];
  const missing = [...optional, ...withoutAncestors];
  const expected = FIELDS.filter((name) => !missing.includes(name));
  expect(
    fields
      .map(({ name }) => name)
      .filter((name) => name !== 'content-transfer-encoding')
      .sort(),
  ).toEqual(expected);
  const [one, other] = [
    await simpleParser(Buffer.from(raw), { skipTextToHtml: true, skipHtmlToText: true }),
    await PostalMime.parse(raw),
  ];
  const recipients = Array.isArray(one.to) ? [] : (one.to?.value ?? []);
  expect(recipients.map(({ address }) => address)).toEqual([TO]);
  expect(other.to?.map(({ address }) => address)).toEqual([TO]);
  expect([other.cc, other.bcc, one.cc, one.bcc]).toEqual([undefined, undefined, undefined, undefined]);
  expect([one.from?.value[0]?.address, other.from?.address, one.replyTo?.value[0]?.address]).toEqual([
    SUPPORT,
    SUPPORT,
    SUPPORT,
  ]);
  const subject = inOneLine(draft.subject);
  expect([inOneLine(one.subject ?? ''), inOneLine(other.subject ?? '')]).toEqual([subject, subject]);
  const text = plain(cleanBody(draft.text));
  expect(plain(one.text ?? '')).toBe(text);
  expect(plain(other.text ?? '')).toBe(text);
  expect(markupIn(other.html ?? '').filter((name) => !MARKUP.has(name))).toEqual([]);
}

const ENVELOPE = {
  id: '',
  ticketId: null,
  letter: 'letter',
  messageId: '',
  envelopeFrom: '',
  envelopeTo: TO,
  subject: '',
  dueAt: '',
  urgency: 1,
} as const;
const MARKUP = new Set(
  'html head meta title style body table tbody tr td p br strong h2 ul ol li blockquote hr a span div bdi'.split(' '),
);

function markupIn(html: string): readonly string[] {
  return [...html.matchAll(/<([a-z][a-z0-9]*)\b/gi)].map(([, name = '']) => name.toLowerCase());
}

/** What a header can hold of a text: no line end, no word that a reader's program would decode, a bounded length. */
function inOneLine(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cs}\u2028\u2029\ufeff]+/gu, ' ').replace(/=\s*\?/g, '=?');
  return line.replace(/\s+/g, ' ').trim().slice(0, 700).toWellFormed().trim();
}

/** Line ends are the transport's. */
function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n').trimEnd();
}

/** Every other part of a draft that a mail has a say in: names, subject, ancestors, files. */
function draftOf(
  { subject, text, html }: { subject: string; text: string; html: string },
  { texts, language }: Case,
): Draft {
  const [name = '', id = '', ancestor = '', file = ''] = texts;
  return {
    envelopeFrom: '',
    to: { name, address: TO },
    from: { name: `${name} (Redress Casino)`, address: SUPPORT },
    replyTo: { name, address: SUPPORT },
    messageId: 'fixed@casino.test',
    inReplyTo: id,
    references: [ancestor, 'first@example.test', id],
    subject: `${subject} ${file}`,
    date: new Date('2026-11-21T09:00:00Z'),
    text,
    html,
    autoSubmitted: null,
    language,
    attachments: [],
  };
}

function hostileValues({ letter, texts }: Case): LetterValues<LetterName> {
  let next = 0;
  const hostile = (): string => texts[(next += 1) % texts.length] ?? '';
  return replaced(shapeOf(letter), samples[letter], hostile) as unknown as LetterValues<LetterName>;
}

/** The sample's values with every text in them replaced. */
function replaced(shape: Shape, values: object, hostile: () => string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, replacedOne(shape[name] ?? 'yes', value, hostile)]),
  );
}

function replacedOne(kind: Kind, value: unknown, hostile: () => string): unknown {
  if (kind === 'text' || kind === 'words') return hostile();
  if (kind === 'joined') return [hostile(), hostile()];
  if (typeof kind === 'string') return value;
  if ('optional' in kind) return value === null ? null : replacedOne(kind.optional, value, hostile);
  return (value as readonly object[]).map((item) => replaced(kind.each, item, hostile));
}

test('a file keeps one name and one type, whatever it was called', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(hostileText, async (name) => {
      const draft = draftOf(
        { subject: 's', text: 't\n', html: '<p>t</p>' },
        { letter: 'reply', language: 'en', texts: [] },
      );
      const raw = await composeDraft({ ...draft, attachments: [{ name, type: name, content: Buffer.from('x') }] });
      const { attachments, text } = await PostalMime.parse(raw);
      expect(attachments.map(({ mimeType, disposition }) => [mimeType, disposition])).toEqual([
        ['application/octet-stream', 'attachment'],
      ]);
      expect(plain(text ?? '')).toBe('t');
    }),
    { numRuns: Math.ceil(CASES / 4), seed: 20_261_121 },
  );
});
