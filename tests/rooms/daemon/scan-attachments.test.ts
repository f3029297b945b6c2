import { expect, test } from 'vitest';
import { createHealth } from '../../../src/daemon/health.ts';
import { scanningJail, withFilesScanned } from '../../../src/daemon/scan-attachments.ts';
import { readScanner } from '../../../src/daemon/settings/scanner.ts';
import { readWithPostalMime } from '../../../src/mail/parse/read-with-postal-mime.ts';
import type { Scan } from '../../../src/transport/clamd/clamd.ts';
import { mailOf } from '../../hostile/corpus/mail.ts';

const mail = mailOf({
  files: [
    { name: 'photo.txt', type: 'text/plain', content: 'a photo' },
    { name: 'letter.txt', type: 'text/plain', content: 'a letter' },
    { name: 'run.exe', type: 'text/plain', content: 'MZ' },
  ],
});

async function scanned(answer: (content: string) => Scan) {
  const asked: string[] = [];
  const health = createHealth(() => 0);
  const scan = async (content: Uint8Array): Promise<Scan> => {
    const text = Buffer.from(content).toString();
    asked.push(text);
    return Promise.resolve(answer(text));
  };
  const { attachments } = await withFilesScanned(await readWithPostalMime(mail), { scan }, health);
  return { asked, health: health.report(), verdicts: attachments.map(({ verdict, reason }) => reason ?? verdict) };
}

test('each file is judged by itself, and one that is withheld already is not asked about', async () => {
  const { asked, verdicts, health } = await scanned((content) =>
    content === 'a photo' ? { kind: 'infected', name: 'Eicar' } : { kind: 'clean' },
  );
  expect(asked).toEqual(['a photo', 'a letter']);
  expect(verdicts).toEqual(['the virus scanner says Eicar', 'safe', 'a program or script']);
  expect(health).toMatchObject({ status: 'well', parts: { clamd: 'well' } });
});

test('while the scanner is away files are withheld, and health says so until it is back', async () => {
  const { asked, verdicts, health } = await scanned(() => ({ kind: 'unavailable', why: 'it hung up' }));
  expect(asked).toEqual(['a photo']);
  expect(verdicts.slice(0, 2)).toEqual(Array.from({ length: 2 }, () => 'not looked at: the virus scanner was away'));
  expect(health).toMatchObject({ status: 'ill', reasons: ['clamd: it hung up; files are withheld meanwhile'] });
});

test('a jail gives mails out scanned; without a scanner files are judged by name and bytes alone', async () => {
  const jail = { read: readWithPostalMime, close: async () => Promise.resolve() };
  const health = createHealth(() => 0);
  expect(scanningJail(jail, null, health)).toBe(jail);
  const scanner = { scan: async () => Promise.resolve({ kind: 'refused' } as const) };
  const { attachments } = await scanningJail(jail, scanner, health).read(mail);
  expect(attachments[0]).toMatchObject({ verdict: 'withheld', reason: 'too large for the virus scanner' });
});

test.each([
  ['/run/clamav/clamd.ctl', { kind: 'socket', path: '/run/clamav/clamd.ctl' }],
  ['127.0.0.1:3310', { kind: 'tcp', host: '127.0.0.1', port: 3310 }],
  ['[::1]:3310', { kind: 'tcp', host: '::1', port: 3310 }],
])('CLAMD_SOCKET may be %s', (value, address) => {
  expect(readScanner(new Map([['CLAMD_SOCKET', value]]))).toMatchObject({ kind: 'sound', value: address });
});

test.each(['clamd.example:3310', '10.0.0.7:3310', '127.0.0.1', '127.0.0.1:99999'])(
  'CLAMD_SOCKET may not be %s',
  (value) => {
    expect(readScanner(new Map([['CLAMD_SOCKET', value]])).kind).toBe('mistaken');
  },
);
