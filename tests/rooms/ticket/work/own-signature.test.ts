import { expect, test } from 'vitest';
import type { StaffMember } from '../../../../src/rulebook/staff.ts';
import { withoutOwnSignature } from '../../../../src/ticket/work/own-signature.ts';

const NORA: StaffMember = {
  id: 'nora',
  name: 'Nora Berg',
  publicName: 'Nora',
  addresses: ['nora@casino.example'],
  role: 'agent',
  categories: 'all',
  brands: 'all',
  languages: ['en'],
  calendar: 'malta-office',
  away: null,
  keepPrivate: ['Berg'],
};

test('a signature ends with the words above it, whatever stands below the name', () => {
  const text = 'We have asked the bank.\n\nKind regards\nNora Berg, Complaints\nTel. +356 2100 0000';
  expect(withoutOwnSignature(text, NORA)).toBe('We have asked the bank.\n\nKind regards');
  expect(withoutOwnSignature('All is well.\nnora', NORA)).toBe('All is well.');
});

test('a sentence about somebody of that name is no signature', () => {
  const text = `Nora Berg from our payments team has looked at this for the whole of the last week and found nothing.`;
  expect(withoutOwnSignature(text, NORA)).toBe(text);
  expect(withoutOwnSignature('Mr Berg will call you.', NORA)).toBe('Mr Berg will call you.');
});

test('a name far above the end is part of what was written', () => {
  const text = `Nora\n${'line\n'.repeat(20)}end`;
  expect(withoutOwnSignature(text, NORA)).toBe(text);
});

test('somebody who only signs has written nothing', () => {
  expect(withoutOwnSignature('Nora Berg\n+356 2100 0000', NORA)).toBe('');
});
