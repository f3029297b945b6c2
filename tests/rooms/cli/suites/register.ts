import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { asCsv } from '../../../../src/cli/register/csv.ts';
import { at, type DeskOnDisk, NOON } from '../desk-on-disk.ts';
import { complaint, dayAfter, DECISION, letter } from '../life-world.ts';
import { objectsOf, type } from '../terminal.ts';
import { reference } from '../tickets-world.ts';

let desk: DeskOnDisk;

export function registerSuite(given: () => DeskOnDisk): void {
  beforeAll(() => {
    desk = given();
  });

  test('a complaint is one row with what came, what was done and how it ended', async () => {
    await complaint(desk, 1, {
      after: [
        ...letter('acknowledgement', NOON),
        ...letter('agent-notice', NOON, 'nora@staff.example'),
        at(dayAfter(1), { kind: 'decided', by: 'nora', decision: DECISION }),
        ...letter('final-response', dayAfter(1)),
      ],
    });
    await complaint(desk, 2, { category: 'kyc' });
    const rows = objectsOf(await desk.type('register', '--json'));
    const of = (number: number): unknown => rows.find((row) => row['reference'] === reference(number));
    expect([of(1), of(2)]).toMatchObject([
      {
        reference: reference(1),
        profile: 'seed-default',
        received_at: NOON,
        acknowledged_at: NOON,
        complainant: 'Amelie Dupont',
        category: 'payment',
        regulatory_type: 'withdrawal',
        regulatory_name: 'withdrawal',
        outcome: 'upheld',
        terms: 'withdrawals 7.2 2026-01-01',
        decided_by: 'nora',
        decision_in_time: 'kept',
        letters_sent: '2',
      },
      {
        reference: reference(2),
        category: 'kyc',
        regulatory_type: 'verification',
        outcome: '',
        decision_in_time: 'missed',
      },
    ]);
  });

  test('a cell that a spreadsheet would run as a formula is turned into text', async () => {
    await complaint(desk, 1, { text: '=HYPERLINK("http://evil.example","Receipt")' });
    const csv = (await desk.type('register')).out.join('\n');
    expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"",""Receipt"")"`);
    for (const start of ['=', '+', '-', '@', '\t', '\r', ' =', '\u200b=', '＝'])
      expect(asCsv([[`${start}1+1`]])).toMatch(/^"?'/);
    expect(asCsv([['450 EUR', 'a-b', '2026-11-10', 'Amélie']])).toBe('450 EUR,a-b,2026-11-10,Amélie\r\n');
  });

  test('quotes, commas and line ends stay inside their cell', () => {
    expect(asCsv([['a "b"', 'c,d', 'e\nf'], ['g']])).toBe('"a ""b""","c,d","e\nf"\r\ng\r\n');
  });

  test('a register is written once, never over another file', async () => {
    await complaint(desk, 1);
    expect((await desk.type('register', '--out', 'register.csv')).exit).toBe(0);
    const text = await readFile(join(desk.folder, 'register.csv'), 'utf8');
    expect(text).toMatch(/^\ufeffreference,brand,profile,/);
    expect(text.split('\r\n')).toHaveLength(3);
    expect((await desk.type('register', '--out', 'register.csv')).exit).toBe(1);
  });

  test('a file is written where the command was typed, also when a daemon elsewhere runs it', async () => {
    await complaint(desk, 1);
    const typedIn = join(desk.folder, 'home-of-sam');
    await mkdir(typedIn);
    const printed = await type(['register', '--out', 'register.csv'], {
      directory: desk.folder,
      typedIn,
      env: { DATA_DIR: desk.folder },
      database: desk.database,
    });
    expect(printed.out).toEqual([expect.stringContaining(join(typedIn, 'register.csv'))]);
    expect(await readFile(join(typedIn, 'register.csv'), 'utf8')).toContain(reference(1));
  });
}
