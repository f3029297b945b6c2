import { cp, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { listInbound } from '../../../../src/store/intake/list.ts';
import { listOutbound } from '../../../../src/store/outbox/list.ts';
import { listTickets } from '../../../../src/store/tickets/read.ts';
import type { DeskOnDisk } from '../desk-on-disk.ts';
import { fakeClamd } from '../../transport/fake-clamd.ts';
import { objectsOf, type Printed, type } from '../terminal.ts';

let desk: DeskOnDisk;
let folder = '';

/** A mail of March 2025, `day` of it; it answers mail `answers` when that is named. */
function mail(id: string, day: number, text: string, answers?: string): string {
  return [
    `Received: from mx.example by mail.casino.example; Mon, ${String(day).padStart(2, '0')} Mar 2025 10:00:05 +0000`,
    'From: Joe <joe@example.test>',
    'To: support@casino.example',
    'Subject: Withdrawal pending',
    `Message-ID: <${id}@example.test>`,
    ...(answers === undefined ? [] : [`In-Reply-To: <${answers}@example.test>`]),
    `Date: Mon, ${String(day).padStart(2, '0')} Mar 2025 10:00:00 +0000`,
    '',
    text,
    '',
  ].join('\n');
}

async function outcomes(...paths: readonly string[]): Promise<readonly unknown[]> {
  return objectsOf(await desk.type('import', ...paths, '--json')).map(({ outcome }) => outcome);
}

export function importSuite(given: () => DeskOnDisk): void {
  beforeAll(() => {
    desk = given();
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(desk.folder, 'old-'));
  });

  test('an old mail becomes a closed case of its own day, nobody is written to, and a second import changes nothing', async () => {
    const text = 'My withdrawal of 450 EUR is pending. I will end my life.';
    await writeFile(join(folder, 'joe.eml'), mail('one', 3, text));
    expect(await outcomes(folder)).toEqual(['new-ticket']);
    expect(await outcomes(folder)).toEqual(['known']);
    const [stored, ...others] = await listTickets(desk.database);
    expect(others).toEqual([]);
    expect(stored?.ticket).toMatchObject({
      openedAt: '2025-03-03T10:00:05.000Z',
      status: 'closed',
      category: 'payment',
    });
    expect(stored?.ticket.flags).toContain('self_harm');
    expect(stored?.ticket.life.closing?.reason).toBe('imported');
    expect(await listOutbound(desk.database)).toEqual([]);
  });

  test('an answer joins the case of what it answers, whatever the order of the files', async () => {
    await writeFile(join(folder, 'a.eml'), mail('two', 4, 'Still nothing, please look.', 'one'));
    await writeFile(join(folder, 'b.eml'), mail('one', 3, 'My withdrawal is pending for ten days.'));
    expect(await outcomes(folder)).toEqual(['new-ticket', 'joined-ticket']);
    const [stored] = await listTickets(desk.database);
    expect(stored?.ticket.messages.map(({ messageId }) => messageId)).toEqual(['one@example.test', 'two@example.test']);
    expect(stored?.ticket.status).toBe('closed');
    expect(await listOutbound(desk.database)).toEqual([]);
  });

  test('an mbox is taken apart at its separators, with quoted From lines as they were', async () => {
    const one = mail(
      'one',
      3,
      'My withdrawal is pending.\n\n>From what I know it takes a day.\nFrom here no new mail.',
    );
    const two = mail('two', 5, 'I cannot log in, my password is refused.').replaceAll('joe', 'reza');
    const separator = 'From joe@example.test Mon Mar  3 10:00:00 2025\n';
    await writeFile(join(folder, 'old.mbox'), `${separator}${one}\n${separator}${two}`);
    expect(await outcomes(join(folder, 'old.mbox'))).toEqual(['new-ticket', 'new-ticket']);
    const texts = (await listTickets(desk.database)).map(({ ticket }) => ticket.messages[0]?.text ?? '');
    expect(texts.some((text) => text.includes('\nFrom what I know') && text.includes('\nFrom here no new mail.'))).toBe(
      true,
    );
  });

  test('a Maildir is read from cur and new, what is delivered just now is left alone', async () => {
    for (const part of ['cur', 'new', 'tmp']) await mkdir(join(folder, 'Maildir', part), { recursive: true });
    await writeFile(join(folder, 'Maildir/cur/1741000000.1.host:2,S'), mail('one', 3, 'My withdrawal is pending.'));
    await writeFile(
      join(folder, 'Maildir/new/1741100000.2.host'),
      mail('two', 4, 'My withdrawal is pending.').replaceAll('joe', 'reza'),
    );
    await writeFile(join(folder, 'Maildir/tmp/1741200000.3.host'), mail('three', 5, 'half a ma'));
    expect(await outcomes(join(folder, 'Maildir'))).toEqual(['new-ticket', 'new-ticket']);
  });

  test('what is no mail is named and makes the command fail, the rest is imported', async () => {
    await writeFile(join(folder, 'joe.eml'), mail('one', 3, 'My withdrawal is pending.'));
    await writeFile(join(folder, 'notes.txt'), 'nothing');
    const printed = await desk.type('import', folder, 'nowhere');
    expect(printed.exit).toBe(1);
    expect(printed.out.join('\n')).toMatch(/notes\.txt +skipped/);
    expect(printed.out.at(-1)).toBe('3 mails: 1 new-ticket, 2 skipped');
  });

  test('mail of another brand becomes its cases, and the same file for two brands is one case', async () => {
    await withSecondBrand();
    await writeFile(join(folder, 'joe.eml'), mail('one', 3, 'My withdrawal of 450 EUR is pending.'));
    expect(objectsOf(await redress('import', '--brand', 'second', 'joe.eml', '--json'))).toMatchObject([
      { outcome: 'new-ticket' },
    ]);
    expect((await listTickets(desk.database)).map(({ ticket }) => ticket.brand)).toEqual(['second']);
    expect(objectsOf(await redress('import', 'joe.eml', '--json'))).toMatchObject([{ outcome: 'duplicate' }]);
    expect(await listTickets(desk.database)).toHaveLength(1);
  });

  test('a brand that does not exist is told with those that do, and nothing is imported', async () => {
    await writeFile(join(folder, 'joe.eml'), mail('one', 3, 'My withdrawal is pending.'));
    const { err, exit } = await redress('import', '--brand', 'third', 'joe.eml');
    expect(exit).toBe(2);
    expect(err[0]).toBe('--brand: no brand is called third; there are: default');
    expect(await listInbound(desk.database)).toEqual([]);
  });

  test('files of old mail are looked at by the scanner', async () => {
    await writeFile(join(folder, 'joe.eml'), mailWithFile('a photo'));
    const clamd = await fakeClamd((content) => (content.includes('photo') ? 'stream: Eicar FOUND\0' : 'stream: OK\0'));
    const { err, exit } = await redressWith(clamd.port, 'import', 'joe.eml');
    clamd.close();
    expect({ err, exit }).toEqual({ err: [], exit: 0 });
    expect(await verdicts()).toEqual(['the virus scanner says Eicar']);
  });

  test('while the scanner is away nothing is imported, and the second try takes everything', async () => {
    await writeFile(join(folder, 'joe.eml'), mailWithFile('a photo'));
    const clamd = await fakeClamd(() => 'stream: OK\0');
    clamd.close();
    const away = await redressWith(clamd.port, 'import', 'joe.eml');
    expect(away).toMatchObject({ exit: 1, out: [] });
    expect(away.err[0]).toMatch(/^clamd: it cannot be reached \(ECONNREFUSED\); nothing was imported/);
    expect(await listInbound(desk.database)).toEqual([]);
    expect((await redress('import', 'joe.eml')).exit).toBe(0);
    expect(await verdicts()).toEqual(['safe']);
  });

  test('a scanner that goes away meanwhile withholds what it did not see, and the command says so', async () => {
    await writeFile(join(folder, 'joe.eml'), mailWithFile('a photo'));
    const clamd = await fakeClamd((content) => (content.includes('photo') ? '' : 'stream: OK\0'));
    const { err, exit } = await redressWith(clamd.port, 'import', 'joe.eml');
    clamd.close();
    expect({ err, exit }).toEqual({
      err: ['files not looked at: 1; clamd: it hung up; files are withheld meanwhile'],
      exit: 1,
    });
    expect(await verdicts()).toEqual(['not looked at: the virus scanner was away']);
  });
}

async function redress(...argv: readonly string[]): Promise<Printed> {
  const env = { DATA_DIR: desk.folder, RULES_DIR: join(folder, 'rules') };
  await cp(RULES, env.RULES_DIR, { recursive: true, force: false });
  return type(argv, { directory: folder, env, database: desk.database });
}

const RULES = fileURLToPath(new URL('../../../../rules', import.meta.url));

async function redressWith(clamd: number, ...argv: readonly string[]): Promise<Printed> {
  const env = { DATA_DIR: desk.folder, CLAMD_SOCKET: `127.0.0.1:${clamd}` };
  return type(argv, { directory: folder, env, database: desk.database });
}

async function withSecondBrand(): Promise<void> {
  await cp(RULES, join(folder, 'rules'), { recursive: true });
  const brand = join(folder, 'rules/brands/second.yaml');
  await cp(join(folder, 'rules/brands/default.yaml'), brand);
  await writeFile(brand, 'post: { address: help@second.example, mailboxes: [SECOND_IMAP_URL] }\n', { flag: 'a' });
}

function mailWithFile(content: string): string {
  const [head = '', text = ''] = mail('one', 3, 'My withdrawal is pending.').split('\n\n');
  return [
    head,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    ...['', '--b', '', text],
    '--b',
    'Content-Type: text/plain; name=photo.txt',
    'Content-Disposition: attachment; filename=photo.txt',
    ...['', content, '--b--', ''],
  ].join('\n');
}

async function verdicts(): Promise<readonly string[]> {
  const tickets = await listTickets(desk.database);
  return tickets.flatMap(({ ticket }) =>
    ticket.messages.flatMap(({ attachments }) => attachments.map(({ verdict, reason }) => reason ?? verdict)),
  );
}
