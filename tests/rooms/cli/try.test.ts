import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { objectsOf, type } from './terminal.ts';

// The first command reads all rules and letters, which takes its time.
vi.setConfig({ testTimeout: 60_000 });

const MAIL = 'From: Joe <joe@example.test>\r\nSubject: Withdrawal\r\n\r\nMy withdrawal of 300 EUR is late.\r\n';
/** A file that is there and that nobody can read from its beginning. */
const UNREADABLE = '/proc/self/mem';

test('a file that cannot be read is named, and the others are tried all the same', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'redress-try-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const good = join(folder, 'good.eml');
  writeFileSync(good, MAIL);
  const printed = await type(['try', '--json', UNREADABLE, good]);
  expect(objectsOf(printed)).toMatchObject([{ file: good, category: 'payment' }]);
  expect(printed.err).toEqual([expect.stringContaining(`${UNREADABLE}: `)]);
  expect(printed.exit).toBe(1);
});
