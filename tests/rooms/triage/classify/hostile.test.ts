import { expect, test } from 'vitest';
import { mail } from './world.ts';

const HOSTILE: Readonly<Record<string, string>> = {
  'one word of every pattern': 'not '.repeat(37_500),
  'words of one letter': 'a '.repeat(75_000),
  'one word': 'w'.repeat(150_000),
  'what situations ask for': 'withdrawal not pending money '.repeat(5_200),
  numbers: '1 '.repeat(75_000),
  amounts: '€ 1 '.repeat(37_500),
  'slips of the pen': 'withdrawl widthdraw acccount '.repeat(5_200),
  lines: 'no\n'.repeat(50_000),
};

test.each(Object.entries(HOSTILE))('150 kB of %s are read at once', (_what, text) => {
  mail(text);
  for (const language of ['en', null]) {
    const start = process.cpuUsage();
    mail(text, { language });
    // Ten times what it takes: the machine may be busy, but a square of the length would take minutes.
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(5000);
  }
});
