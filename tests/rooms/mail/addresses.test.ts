import { expect, test } from 'vitest';
import { readAddress } from '../../../src/mail/parse/addresses.ts';

test('a domain is taken as it was written: no escape, no look-alike and no number turns into another domain', () => {
  const written = [
    'casino%2etest',
    'casino。test',
    'ⓒasino.test',
    'cas\u00adino.test',
    'ｃａｓｉｎｏ.test',
    '0x7f.1/x',
  ];
  expect(written.map((domain) => readAddress(`nora@${domain}`))).toEqual(written.map(() => null));
  expect(readAddress('nora@0x7f.1')).toBe('nora@0x7f.1');
});

test('a domain in other letters is written in ASCII', () => {
  expect(readAddress('joe@пример.test')).toBe('joe@xn--e1afmkfd.test');
  expect(readAddress('joe@MÜNCHEN.test')).toBe('joe@xn--mnchen-3ya.test');
  expect(readAddress('joe@xn--e1afmkfd.test')).toBe('joe@xn--e1afmkfd.test');
});

test('Cyrillic letters that look Latin stay another domain', () => {
  expect(readAddress('nora@cаsino.test')).toBe('nora@xn--csino-4ve.test');
});
