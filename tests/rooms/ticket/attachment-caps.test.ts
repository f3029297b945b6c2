import { expect, test } from 'vitest';
import type { AttachmentCaps } from '../../../src/rulebook/attachment-caps.ts';
import { withinCaps } from '../../../src/ticket/attachment-caps.ts';
import type { KeptAttachment, TicketMessage } from '../../../src/ticket/ticket.ts';

const CAPS: AttachmentCaps = { filesPerMail: 3, bytesPerMail: 100, bytesPerDay: 150, bytesPerTicket: 300 };
const NOW = new Date('2026-11-24T09:00:00Z');
const file = (sha256: string, size: number): KeptAttachment => ({
  name: sha256,
  type: 'image/png',
  size,
  sha256,
  verdict: 'safe',
});
const mailOf = (at: string, ...attachments: readonly KeptAttachment[]): TicketMessage => ({
  direction: 'in',
  from: 'joe@example.test',
  to: 'support@casino.test',
  at,
  messageId: null,
  subject: '',
  text: '',
  attachments,
  kind: 'player',
});
const verdicts = (files: readonly KeptAttachment[], ...messages: readonly TicketMessage[]) =>
  withinCaps(files, { messages }, NOW, CAPS).map(({ verdict, reason }) => reason ?? verdict);

test('a mail within the caps passes as it is', () => {
  expect(verdicts([file('a', 50), file('b', 50)])).toEqual(['safe', 'safe']);
});

test('the file that is too many is withheld, those before it are not', () => {
  expect(verdicts(['a', 'b', 'c', 'd'].map((name) => file(name, 1)))).toEqual([
    'safe',
    'safe',
    'safe',
    'more than 3 files in one mail',
  ]);
});

test('a large file does not take the place of a small one behind it', () => {
  expect(verdicts([file('a', 60), file('b', 60), file('c', 40)])).toEqual([
    'safe',
    'more than 0.0001 MB in one mail',
    'safe',
  ]);
});

test('what came within a day counts, what came before it does not', () => {
  expect(verdicts([file('b', 60)], mailOf('2026-11-24T01:00:00Z', file('a', 100)))).toEqual([
    'more than 0.00015 MB in one day',
  ]);
  expect(verdicts([file('b', 60)], mailOf('2026-11-20T01:00:00Z', file('a', 100)))).toEqual(['safe']);
});

test('a ticket holds so much and no more', () => {
  const days = [1, 2, 3].map((day) => mailOf(`2026-11-1${day}T01:00:00Z`, file(`old-${day}`, 100)));
  expect(verdicts([file('a', 1)], ...days)).toEqual(['more than 0.0003 MB on one ticket']);
});

test('a file that is there already weighs nothing, and one that is withheld stays so for its own reason', () => {
  const before = mailOf('2026-11-24T01:00:00Z', file('a', 150));
  expect(verdicts([file('a', 150), { ...file('b', 1), verdict: 'withheld', reason: 'an archive' }], before)).toEqual([
    'safe',
    'an archive',
  ]);
});

test('a new ticket has used nothing', () => {
  expect(withinCaps([file('a', 100)], null, NOW, CAPS)).toEqual([file('a', 100)]);
});
