import { ImapFlow } from 'imapflow';
import nodemailer, { type SendMailOptions } from 'nodemailer';
import { onTestFinished } from 'vitest';
import { runSandbox } from '../../sandbox/sandbox.ts';
import { runCommandLine } from '../../src/cli/program.ts';
import type { ExitCode, Shell } from '../../src/cli/shell.ts';

/** The whole program as `npm start` runs it without settings, its mail server and its database included. */
export interface RunningSandbox {
  readonly lines: readonly string[];
  /** Settles when so many lines matched. */
  readonly said: (pattern: RegExp, times?: number) => Promise<void>;
  readonly stop: () => Promise<ExitCode>;
}

export async function startSandbox(dataDir: string): Promise<RunningSandbox> {
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

/** What lies in somebody's inbox, as their mail program fetches it over IMAP. */
export interface Mail {
  readonly subject: string;
  readonly raw: string;
}

export async function mailsOf(sandbox: RunningSandbox, address: string): Promise<readonly Mail[]> {
  const { auth, imap } = accessOf(sandbox, address);
  const client = new ImapFlow({ host: '127.0.0.1', port: imap, secure: false, auth, logger: false });
  await client.connect();
  await client.mailboxOpen('INBOX', { readOnly: true });
  const mails = await client.fetchAll('1:*', { envelope: true, source: true });
  await client.logout();
  return mails.map(({ envelope, source }) => ({ subject: envelope?.subject ?? '', raw: source?.toString() ?? '' }));
}

/** Sends a few words as a player does, from their own account. */
export async function write(sandbox: RunningSandbox, from: string, subject: string, text: string): Promise<void> {
  await send(sandbox, from, { from, to: 'support@casino.example', subject, text });
}

/** Sends the very bytes that some mail program wrote. */
export async function post(sandbox: RunningSandbox, from: string, to: string, raw: string): Promise<void> {
  await send(sandbox, from, { envelope: { from, to }, raw });
}

async function send(sandbox: RunningSandbox, from: string, mail: SendMailOptions): Promise<void> {
  const { auth, smtp } = accessOf(sandbox, from);
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port: smtp, ignoreTLS: true, auth });
  await transport.sendMail(mail);
  transport.close();
}
