import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { objectsOf, type } from './terminal.ts';

// Each command reads all rules and letters anew, as in a terminal.
vi.setConfig({ testTimeout: 60_000 });

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redress-evaluate-'));
});
afterEach(async () => rm(folder, { recursive: true, force: true }));

const PAYMENT = {
  id: 'en-1',
  lang: 'en',
  difficulty: 'plain',
  subject: 'Withdrawal pending',
  body: 'I requested a withdrawal of €450 ten days ago and it is still pending.',
  category: 'payment',
  also: [],
  flags: [],
};

async function labelled(...mails: readonly object[]): Promise<string> {
  const file = join(folder, 'mails.jsonl');
  await writeFile(file, mails.map((mail) => `${JSON.stringify(mail)}\n`).join(''));
  return file;
}

test('a mail taken for another category counts as wrong, as acceptable where its labels say so', async () => {
  const file = await labelled(
    PAYMENT,
    { ...PAYMENT, id: 'en-2', category: 'kyc', difficulty: 'hard' },
    { ...PAYMENT, id: 'en-3', category: 'kyc', also: ['payment'], difficulty: 'hard' },
  );
  const printed = await type(['evaluate', '--json', file]);
  expect(printed.exit).toBe(0);
  expect(objectsOf(printed, 'totals')).toMatchObject([{ mails: 3, strict: 1 / 3, acceptable: 2 / 3, language: 1 }]);
  expect(objectsOf(printed, 'difficulty')).toMatchObject([
    { difficulty: 'hard', mails: 2, strict: 0, acceptable: 0.5 },
    { difficulty: 'plain', mails: 1, strict: 1, acceptable: 1 },
  ]);
  expect(objectsOf(printed, 'confusion')).toMatchObject([
    { labelled: 'kyc', as: { payment: 2 } },
    { labelled: 'payment', as: { payment: 1 } },
  ]);
});

test('a flag that is not raised costs recall, one too many is a false alarm', async () => {
  const regulator = 'I will report you to the Malta Gaming Authority.';
  const file = await labelled(
    { ...PAYMENT, flags: ['self_harm'] },
    { ...PAYMENT, id: 'en-2', body: `${PAYMENT.body} ${regulator}` },
    { ...PAYMENT, id: 'en-3', body: `${PAYMENT.body} ${regulator}`, flags: ['regulator'] },
  );
  expect(objectsOf(await type(['evaluate', '--json', file]), 'flag')).toMatchObject([
    { flag: 'self_harm', labelled: 1, found: 0, recall: 0, alarms: 0 },
    { flag: 'regulator', labelled: 1, found: 1, recall: 1, precision: 0.5, alarms: 1, falseAlarms: 1 / 3 },
  ]);
});

test('the figures show no word of a mail, the misses show all of it', async () => {
  const file = await labelled({ ...PAYMENT, category: 'game' });
  const figures = await type(['evaluate', file]);
  expect(figures.out[0]).toMatch(/^1 mails: category 0\.0 % strict/);
  expect(figures.out.join('\n')).not.toContain('450');
  const misses = await type(['evaluate', '--misses', file]);
  expect(misses.out.join('\n')).toContain('withdrawal of €450');
  expect(misses.out.join('\n')).toContain('category game taken as payment');
});

test('a folder is read at any depth, and a line that is no labelled mail is told with its place', async () => {
  await writeFile(join(folder, 'broken.jsonl'), `${JSON.stringify(PAYMENT)}\n{"id": "en-2"}\nnonsense\n`);
  const { exit, err } = await type(['evaluate', folder], { directory: folder });
  expect(exit).toBe(2);
  expect(err[0]).toMatch(/^broken\.jsonl:2:1: en-2: lang, difficulty/);
  expect(err[1]).toMatch(/^broken\.jsonl:3:1: is no JSON object/);
});

test('the reference samples are read as they are, with `none` for `other`', async () => {
  const file = join(folder, 'samples.json');
  const { difficulty: set, ...rest } = PAYMENT;
  await writeFile(
    file,
    JSON.stringify({ _meta: {}, samples: [{ ...rest, set, category: 'none', body: 'Hello', subject: '' }] }),
  );
  expect(objectsOf(await type(['evaluate', '--json', file]), 'totals')).toMatchObject([{ mails: 1, strict: 1 }]);
});

test('a phrase tells how often it was found and was right, and a phrase that was never found is named', async () => {
  const file = await labelled(PAYMENT, { ...PAYMENT, id: 'en-2', category: 'kyc' });
  const phrases = objectsOf(await type(['evaluate', '--json', '--phrases', file]), 'phrase');
  const spoke = phrases.filter(
    ({ mails, target, speaksFor }) => mails === 2 && target === 'payment' && speaksFor !== 'concept',
  );
  expect(spoke.length).toBeGreaterThan(0);
  expect(new Set(spoke.map(({ right }) => right))).toEqual(new Set([1]));
  const silent = phrases.filter(({ mails }) => mails === 0);
  expect(silent).toContainEqual(expect.objectContaining({ language: 'tr', speaksFor: 'category', right: 0 }));
  expect(silent.length).toBeGreaterThan(phrases.length / 2);
});
