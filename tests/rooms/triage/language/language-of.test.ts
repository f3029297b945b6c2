import { beforeAll, expect, test } from 'vitest';
import type { Rulebook } from '../../../../src/rulebook/rulebook.ts';
import { languageOf } from '../../../../src/triage/language/language-of.ts';
import { deliveredHouse } from '../../../delivered-house.ts';

let rulebook: Rulebook;
beforeAll(async () => void ({ rulebook } = await deliveredHouse()));

function told(text: string): string | null {
  return languageOf({ subject: '', text }, rulebook).language;
}

test('addresses, links, numbers and abbreviations have no say in the language of a mail', () => {
  const german = 'Guten Tag, ich habe mein Geld noch immer nicht bekommen und bitte um Hilfe.';
  const noise =
    'the.withdrawal@is-still-not-here.example https://where.example/is/my/money you-have-4-days TX-1 IBAN KYC';
  expect(told(`${german} ${Array.from({ length: 5 }, () => noise).join(' ')}`)).toBe('de');
});

test('who shouts is understood all the same', () => {
  expect(told('WO IST MEIN GELD, ICH WARTE SEIT WOCHEN AUF MEINE AUSZAHLUNG')).toBe('de');
});

test.each(['a', 'ش', '_', 'DE ', 'A1', 'x@', '1.'])('a mail of nothing but %j takes no longer than others', (token) => {
  const text = token.repeat(4000);
  told(text);
  const before = process.cpuUsage();
  told(text);
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(60);
});
