import { expect, test } from 'vitest';
import { fileClassOf } from '../../../../src/triage/evidence/file-class.ts';
import { file, rules } from './world.ts';

const { files } = rules.checklists;

test.each([
  ['CNI recto.png', 'identity'],
  ['carte_identité_verso.jpg', 'identity'],
  ['Personalausweis vorne.jpeg', 'identity'],
  ['passport-2026.pdf', 'identity'],
  ['کارت ملی.jpg', 'identity'],
  ['паспорт.jpg', 'identity'],
  ['facture EDF octobre.pdf', 'address'],
  ['utility_bill.pdf', 'address'],
  ['Gehaltsabrechnung_09.pdf', 'income'],
  ['bank statement.pdf', 'statement'],
  ['Kontoauszug_Oktober.pdf', 'statement'],
  ['رسید برداشت.png', 'receipt'],
  ['dekont.pdf', 'receipt'],
  ['receipt-1.jpg', 'receipt'],
  ['selfie.jpg', 'selfie'],
  ['Screenshot_20261123-214102.png', 'screenshot'],
  ["Capture d'écran 2026-11-23.png", 'screenshot'],
  ['Schermafbeelding.png', 'screenshot'],
  ['bonus terms.pdf', 'terms'],
  ['IMG_1234.jpg', 'image'],
  ['scan.pdf', 'pdf'],
  ['VID_0021.mp4', 'video'],
])('%s seems to be: %s', (name, kind) => {
  expect(fileClassOf(file(name), files)).toBe(kind);
});

test.each([
  ['withheld', file('receipt.png', { verdict: 'withheld' })],
  ['empty', file('receipt.png', { size: 0 })],
  ['the logo of a signature', file('image001.png', { inline: true, image: { width: 420, height: 90 } })],
  ['a pixel that counts readers', file('pixel.gif', { image: { width: 1, height: 1 } })],
])('a file that is %s is no evidence', (_, given) => {
  expect(fileClassOf(given, files)).toBeNull();
});

test('a photo that the mail program put between the lines counts', () => {
  expect(fileClassOf(file('IMG_7.jpg', { inline: true, image: { width: 3024, height: 4032 } }), files)).toBe('image');
});

test('what a name promises must fit what the file is', () => {
  expect(fileClassOf(file('passport.mp4'), files)).toBe('video');
});
