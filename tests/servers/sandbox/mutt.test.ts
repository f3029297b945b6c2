import { execFile, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { mailsOf, newFolder, openWorld, person, send, type World } from '../../rooms/sandbox/world.ts';

const DESK = 'support@casino.example';
const JOE = 'joe@players.test';
const run = promisify(execFile);
const installed = ['mutt', 'script'].every((program) => spawnSync('which', [program]).status === 0);

test.skipIf(!installed)('Mutt, a mail client that others wrote, sends a complaint and reads the answer', async () => {
  const world = await openWorld();
  const folder = newFolder();
  const joe = muttOf(world, JOE, folder);
  const screenshot = join(folder, 'écran.txt');
  writeFileSync(screenshot, 'pending');

  await joe(`-s 'Où est mon argent' -a '${screenshot}' -- ${DESK} < '${letter(folder)}'`);
  const [complaint = ''] = await mailsOf(world, DESK);
  expect(complaint).toContain('dmarc=pass header.from=players.test');
  expect(complaint).toContain('I asked for 450 EUR on Monday.');
  expect(complaint).toMatch(/filename\*=iso-8859-1''%E9cran/);
  expect(await mailsOf(world, JOE, 'Sent')).toHaveLength(1);

  const answer = `From: ${DESK}\r\nTo: ${JOE}\r\nSubject: Your complaint\r\n\r\nWe look into it.\r\n`;
  await send(world, { raw: answer, from: DESK, to: JOE, login: DESK });
  const copy = join(folder, 'copy.eml');
  await joe(`-f '${mailboxUrl(world)}' -e 'push "<pipe-message>cat > ${copy}<enter><delete-message><quit>"'`);
  expect(readFileSync(copy, 'utf8')).toContain('We look into it.');
  expect(await mailsOf(world, JOE)).toEqual([]);
});

/** Runs mutt as one of the residents, on a terminal that `script` plays. */
function muttOf(world: World, address: string, home: string): (args: string) => Promise<void> {
  const { password } = person(world, address);
  const { host, smtpPort } = world.server;
  const settings = {
    from: address,
    folder: home,
    smtp_url: `smtp://${encodeURIComponent(address)}@${host}:${smtpPort}/`,
    smtp_pass: password,
    imap_user: address,
    imap_pass: password,
    record: mailboxUrl(world).replace('INBOX', 'Sent'),
  };
  const rc = join(home, 'muttrc');
  const lines = Object.entries(settings).map(([name, value]) => `set ${name}="${value}"`);
  writeFileSync(rc, [...lines, ...ALWAYS].join('\n'));
  return async (args) => {
    const env = { ...process.env, HOME: home, TERM: 'xterm', LC_ALL: 'C.UTF-8' };
    await run('script', ['-qec', `mutt -F '${rc}' ${args}`, '/dev/null'], { env, timeout: 30_000 });
  };
}

const ALWAYS = [
  'set use_envelope_from=yes ssl_starttls=no ssl_force_tls=no crypt_use_gpgme=no',
  'set delete=yes quit=yes wait_key=no rfc2047_parameters=no header_cache=""',
];

function mailboxUrl({ server }: World): string {
  return `imap://${server.host}:${server.imapPort}/INBOX`;
}

function letter(folder: string): string {
  const file = join(folder, 'letter.txt');
  writeFileSync(file, 'I asked for 450 EUR on Monday.\n');
  return file;
}
