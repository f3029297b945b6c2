import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import nodemailer from 'nodemailer';
import { expect, onTestFinished, test } from 'vitest';
import { runSandbox } from '../../sandbox/sandbox.ts';
import { runCommandLine } from '../../src/cli/program.ts';
import type { ExitCode, Shell } from '../../src/cli/shell.ts';

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

interface RunningSandbox {
  readonly lines: readonly string[];
  /** Settles when so many lines matched. */
  readonly said: (pattern: RegExp, times?: number) => Promise<void>;
  readonly stop: () => Promise<ExitCode>;
}

async function startSandbox(dataDir: string): Promise<RunningSandbox> {
  const lines: string[] = [];
  const stopping = new AbortController();
  let spoken = (): void => undefined;
  const say = (line: string): void => {
    lines.push(line);
    spoken();
  };
  const shell: Shell = {
    env: { DATA_DIR: dataDir },
    directory: dataDir,
    out: say,
    err: say,
    now: () => new Date(),
    stop: stopping.signal,
    database: null,
    sandbox: runSandbox,
  };
  const ended = runSandbox(shell, 'stay', runCommandLine);
  onTestFinished(() => stopping.abort());
  const said = async (pattern: RegExp, times = 1): Promise<void> => {
    while (lines.filter((line) => pattern.test(line)).length < times) {
      await Promise.race([new Promise<void>((resolve) => (spoken = resolve)), endedEarly(ended, lines)]);
    }
  };
  await said(/^waiting for mail$/);
  return {
    lines,
    said,
    stop: async () => {
      stopping.abort();
      return ended;
    },
  };
}

async function endedEarly(ended: Promise<ExitCode>, lines: readonly string[]): Promise<never> {
  throw new Error(`the sandbox ended with ${await ended}: ${lines.join('\n')}`);
}

/** What the terminal tells a person who wants to take part. */
function accessOf({ lines }: RunningSandbox, address: string): Access {
  const [password = ''] = lines.flatMap((line) => new RegExp(`^ {2}${address} +(\\S+)`).exec(line)?.[1] ?? []);
  const portOf = (protocol: string): number =>
    Number(lines.flatMap((line) => new RegExp(`^ {2}${protocol} .* port (\\d+)`).exec(line)?.[1] ?? [])[0]);
  return { auth: { user: address, pass: password }, imap: portOf('IMAP'), smtp: portOf('SMTP') };
}

interface Access {
  readonly auth: { readonly user: string; readonly pass: string };
  readonly imap: number;
  readonly smtp: number;
}

async function write(sandbox: RunningSandbox, from: string, subject: string, text: string): Promise<void> {
  const { auth, smtp } = accessOf(sandbox, from);
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port: smtp, ignoreTLS: true, auth });
  await transport.sendMail({ from, to: 'support@casino.example', subject, text });
  transport.close();
}

async function subjectsOf(sandbox: RunningSandbox, address: string): Promise<readonly (string | undefined)[]> {
  const { auth, imap } = accessOf(sandbox, address);
  const client = new ImapFlow({ host: '127.0.0.1', port: imap, secure: false, auth, logger: false });
  await client.connect();
  await client.mailboxOpen('INBOX', { readOnly: true });
  const mails = await client.fetchAll('1:*', { envelope: true });
  await client.logout();
  return mails.map(({ envelope }) => envelope?.subject);
}
