import { growthOf, LINEAR } from '../../growth.ts';
import { expect, test } from 'vitest';
import { domainHash, messageIdHash, scrubbed, scrubbedData } from '../../../src/store/scrub.ts';

test('what PostgreSQL refuses becomes a replacement character, and nothing else changes', () => {
  expect(scrubbed('a\0b\uD800c\uDC00')).toBe('a\uFFFDb\uFFFDc\uFFFD');
  const fine = 'Réclamation ۱۲۳ 😀 \u200f\n\t';
  expect(scrubbed(fine)).toBe(fine);
});

test('a cut never leaves half a character', () => {
  expect(scrubbed('ab😀', 3)).toBe('ab\uFFFD');
});

test('texts and keys inside data are scrubbed, other values stay', () => {
  const data = { 'k\0': ['x\0', { deep: '\uDFFF', number: 1, none: null, yes: true }] };
  expect(scrubbedData(data)).toEqual({ 'k\uFFFD': ['x\uFFFD', { deep: '\uFFFD', number: 1, none: null, yes: true }] });
});

test('a Message-ID is the same with and without brackets, folding and letter case', () => {
  expect(messageIdHash('<A.b@Example.test>')).toBe(messageIdHash('a.b@\r\n example.test'));
  expect(messageIdHash('a@x')).not.toBe(messageIdHash('b@x'));
});

test('a domain is what stands after the last at sign', () => {
  expect(domainHash('"a@b"@Example.test')).toBe(domainHash('joe@example.test'));
});

test('hostile text is scrubbed in time in proportion', () => {
  expect(growthOf((size) => scrubbed('\uD800\0'.repeat(size / 2)))).toBeLessThan(LINEAR);
  expect(growthOf((size) => messageIdHash('<'.repeat(size)))).toBeLessThan(LINEAR);
});
