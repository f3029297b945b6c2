import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readAttachmentCaps } from '../../../src/rulebook/attachment-caps.ts';
import { sayMistake } from '../../../src/rulebook/mistake.ts';

const file = 'rules/attachments.yaml';
const text = readFileSync(file, 'utf8');

test('the caps that ship are sound, in bytes', () => {
  expect(readAttachmentCaps(file, text)).toEqual({
    kind: 'sound',
    value: { filesPerMail: 40, bytesPerMail: 25_000_000, bytesPerDay: 60_000_000, bytesPerTicket: 200_000_000 },
  });
});

test('sizes are read in kB, MB and GB', () => {
  const read = readAttachmentCaps(file, text.replace('25 MB', '512.5kB').replace('200 MB', '1.5 GB'));
  if (read.kind === 'mistaken') throw new Error('mistaken');
  expect([read.value.bytesPerMail, read.value.bytesPerTicket]).toEqual([512_500, 1_500_000_000]);
});

test('a size without a unit, no files and a cap with a wrong name are told at their lines', () => {
  const wrong = text
    .replace('25 MB', '25')
    .replace('files: 40', 'files: 0')
    .replace('perTicket: {', 'perTicket: { a: 1,');
  expect(mistakes(wrong)).toEqual([
    expect.stringMatching(/^rules\/attachments\.yaml:4:19: perMail\.files: /),
    'rules/attachments.yaml:4:28: perMail.size: write a size with its unit, such as 25 MB',
    expect.stringMatching(/^rules\/attachments\.yaml:8:12: perTicket: /),
  ]);
});

test('a size of nothing is told', () => {
  expect(mistakes(text.replace('25 MB', '0 MB'))).toEqual([
    'rules/attachments.yaml:4:29: perMail.size: must be more than nothing',
  ]);
});

test('a day that holds less than a mail, and a ticket that holds less than a day, are told', () => {
  expect(mistakes(text.replace('60 MB', '20 MB').replace('200 MB', '19 MB'))).toEqual([
    'rules/attachments.yaml:6:17: a day holds at least one mail',
    'rules/attachments.yaml:8:20: a ticket holds at least one day',
  ]);
});

function mistakes(written: string): readonly string[] {
  const read = readAttachmentCaps(file, written);
  return read.kind === 'mistaken' ? read.mistakes.map(sayMistake) : [];
}
