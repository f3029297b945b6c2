import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { mailsOf, type RunningSandbox, startSandbox, write } from './running-sandbox.ts';

test('One command shows the desk at work, lets a player write, and a restart forgets and repeats nothing', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'redress-story-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));

  const first = await startSandbox(dataDir);
  expect(first.lines.filter((line) => line.startsWith('→ in'))).toHaveLength(5);
  expect(first.lines.filter((line) => line.startsWith('← out acknowledgement'))).toHaveLength(3);
  expect(await subjectsOf(first, 'reza@players.test')).toEqual([expect.stringContaining('RDR-')]);
  await write(first, 'amelie@players.test', 'Bonus confisqué', 'Bonjour, mon bonus de 50 EUR a été confisqué.');
  await first.said(/← out acknowledgement to amelie/, 2);
  const subjects = await subjectsOf(first, 'amelie@players.test');
  expect(subjects).toHaveLength(2);
  expect(await first.stop()).toBe(0);

  const second = await startSandbox(dataDir);
  expect(second.lines.filter((line) => /^(?:→ in|← out)/.test(line))).toEqual([]);
  expect(await subjectsOf(second, 'amelie@players.test')).toEqual(subjects);
  expect(await second.stop()).toBe(0);
});

async function subjectsOf(sandbox: RunningSandbox, address: string): Promise<readonly string[]> {
  return (await mailsOf(sandbox, address)).map(({ subject }) => subject);
}
