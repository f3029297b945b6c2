import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { objectsOf, type Printed, type } from './terminal.ts';

// The first command reads all rules and letters, which takes its time.
vi.setConfig({ testTimeout: 60_000 });

/** The delivered rules and letters in a folder of operations, where they write a language and a category more. */
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redress-data-'));
  for (const part of ['rules', 'templates'])
    await cp(fileURLToPath(new URL(`../../../${part}`, import.meta.url)), join(folder, part), { recursive: true });
  await addCzech();
  await addHotel();
}, 60_000);
afterAll(async () => rm(folder, { recursive: true, force: true }));

async function redress(...argv: readonly string[]): Promise<Printed> {
  const env = { RULES_DIR: join(folder, 'rules'), TEMPLATES_DIR: join(folder, 'templates') };
  return type(argv, { directory: folder, env });
}

/** Words for what players write, and the letters; whatever is not translated is taken from English here. */
async function addCzech(): Promise<void> {
  await writeFile(join(folder, 'rules/languages/cs.yaml'), CZECH);
  const letters = join(folder, 'templates/cs');
  await mkdir(join(letters, 'partials'), { recursive: true });
  for (const name of await readdir(join(folder, 'templates/fi'), { recursive: true }))
    if (name.endsWith('.hbs')) await cp(join(folder, 'templates/en', name), join(letters, name));
  await writeFile(join(letters, 'acknowledgement.hbs'), ACKNOWLEDGEMENT);
  await writeFile(join(letters, 'partials/greeting.hbs'), 'Dobrý den{{#if name}}, {{name}}{{/if}},\n');
}

const CZECH = `name: Czech
categories:
  payment:
    strong: [výběr ~ nepřišel*, výběr peněz, vklad ~ nepřipsa*]
    weak: [peníze, účet]
  hotel:
    strong: [hotelov* pokoj*, rezervac* pokoje]
flags:
  self_harm: { strong: [nechci žít] }
  fraud_ato: { strong: [napadený účet] }
  minor: { strong: [můj syn hrál] }
  self_exclusion: { strong: [zablokujte mě] }
  problem_gambling: { strong: [nemohu přestat hrát] }
`;

const ACKNOWLEDGEMENT = `---
subject: Vaši zprávu jsme obdrželi – {{reference}}
---
{{> greeting}}

{{#if summary}}Rozumíme tomu takto: {{summary}}.{{/if}} Odpovíme do {{firstReplyBy}}, rozhodneme do {{resolveBy}}.
{{#each missing}}
- {{what}}
{{/each}}

{{> closing}}
`;

/** A category with a label, words in two languages and a list of what its complaints need. */
async function addHotel(): Promise<void> {
  await edit(
    'rules/categories.yaml',
    /$/,
    '  hotel:\n    label:\n      en: your stay in our hotel\n      cs: váš pobyt v hotelu\n',
  );
  await edit('rules/languages/en.yaml', /^categories:\n/m, '$&  hotel:\n    strong: [hotel room, room reservation]\n');
  const list = '  - name: hotel\n    category: hotel\n    ask: [account, date]\n';
  await edit('rules/checklists.yaml', /^lists:\n/m, `$&${list}`);
}

async function edit(file: string, at: RegExp, text: string): Promise<void> {
  const place = join(folder, file);
  await writeFile(place, (await readFile(place, 'utf8')).replace(at, text));
}

async function tried(subject: string, text: string): Promise<Readonly<Record<string, unknown>>> {
  const mail = `From: Jana <jana@example.test>\nTo: support@casino.example\nMessage-ID: <j@example.test>\nSubject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=\nContent-Type: text/plain; charset=utf-8\n\n${text}\n`;
  await writeFile(join(folder, 'mail.eml'), mail);
  const printed = await redress('try', '--json', 'mail.eml');
  expect(printed.err).toEqual([]);
  return objectsOf(printed)[0] ?? {};
}

test('the added files are sound', async () => {
  const { out, err, exit } = await redress('check');
  expect({ err, exit }).toEqual({ err: [], exit: 0 });
  expect(out.at(-1)).toBe('sound');
  expect(out.filter((line) => line.includes('cs.yaml'))).toEqual([]);
});

test('a mail in the added language is understood and answered in it', async () => {
  const verdict = await tried(
    'Výběr',
    'Dobrý den, můj výběr 4500 Kč stále nepřišel a nikdo mi neodpovídá. Kdy dostanu své peníze?',
  );
  expect(verdict).toMatchObject({ language: 'cs', category: 'payment' });
  expect(verdict['letters']).toMatchObject([
    {
      letter: 'acknowledgement',
      to: 'jana@example.test',
      subject: expect.stringMatching(/^Vaši zprávu jsme obdrželi – RDR-/) as string,
    },
  ]);
});

test('a mail about the added category gets it, its words in the letter and its list, in an old and in the added language', async () => {
  const english = await tried(
    'Hotel room',
    'Hello, the hotel room above your casino was dirty, and my room reservation was for two nights.',
  );
  expect(english).toMatchObject({ language: 'en', category: 'hotel' });
  expect(JSON.stringify(english['letters'])).toContain('your stay in our hotel');
  expect(english['evidence']).toMatchObject({ present: ['account'], missing: ['date'] });
  const czech = await tried(
    'Hotel',
    'Dobrý den, hotelový pokoj nad vaším kasinem byl špinavý a rezervace pokoje byla na dvě noci.',
  );
  expect(czech).toMatchObject({ language: 'cs', category: 'hotel' });
  expect(JSON.stringify(czech['letters'])).toContain('váš pobyt v hotelu');
});
