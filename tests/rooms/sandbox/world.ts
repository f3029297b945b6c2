import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ImapFlow } from 'imapflow';
import nodemailer from 'nodemailer';
import { onTestFinished } from 'vitest';
import { type MailServer, openMailServer } from '../../../sandbox/mail-server.ts';
import { openPeople, type Resident } from '../../../sandbox/people.ts';

/** A mail server of a test's own, in a folder that goes with the test. */
export interface World {
  readonly dataDir: string;
  readonly server: MailServer;
  readonly residents: readonly Resident[];
}

export async function openWorld(
  dataDir = newFolder(),
  { imapPort, smtpPort }: Pick<MailServer, 'imapPort' | 'smtpPort'> = { imapPort: 0, smtpPort: 0 },
): Promise<World> {
  const residents = openPeople(dataDir);
  const place = { dataDir, host: '127.0.0.1', imapPort, smtpPort } as const;
  const server = await openMailServer(place, residents);
  if (server.kind === 'in-use') throw new Error(server.why);
  onTestFinished(server.close);
  return { dataDir, server, residents };
}

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'redress-sandbox-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function person(world: World, address: string): Resident {
  return world.residents.find((resident) => resident.address === address)!;
}

/** A client that is logged in; it goes with the test. */
export async function imapAs(world: World, address: string, password?: string): Promise<ImapFlow> {
  const client = new ImapFlow({
    host: world.server.host,
    port: world.server.imapPort,
    secure: false,
    auth: { user: address, pass: password ?? person(world, address).password },
    logger: false,
  });
  client.on('error', () => undefined);
  onTestFinished(() => client.close());
  await client.connect();
  return client;
}

/** The mails of a mailbox, oldest first. */
export async function mailsOf(world: World, address: string, mailbox = 'INBOX'): Promise<readonly string[]> {
  const client = await imapAs(world, address);
  await client.mailboxOpen(mailbox, { readOnly: true });
  const mails = await client.fetchAll('1:*', { source: true, uid: true });
  await client.logout();
  return mails.map(({ source }) => source!.toString('utf8'));
}

/** Hands a mail over by SMTP; without `login` as another server would. */
export async function send(
  world: World,
  mail: { readonly raw: string; readonly from: string; readonly to: string | string[]; readonly login?: string },
): Promise<{ readonly rejected: unknown }> {
  const transport = nodemailer.createTransport({
    host: world.server.host,
    port: world.server.smtpPort,
    secure: false,
    ignoreTLS: true,
    ...(mail.login !== undefined && { auth: { user: mail.login, pass: person(world, mail.login).password } }),
  });
  try {
    const { rejected } = await transport.sendMail({ envelope: { from: mail.from, to: mail.to }, raw: mail.raw });
    return { rejected };
  } finally {
    transport.close();
  }
}

/** A short mail from one address to the desk. */
export function mailFrom(from: string, subject = 'Withdrawal', head = ''): string {
  return `From: ${from}\r\nTo: support@casino.example\r\nSubject: ${subject}\r\n${head}\r\nWhere is my money?\r\n`;
}

/** Speaks IMAP line by line after logging in, and gives the tagged answers: for what no client would do. */
export async function speak(world: World, address: string, commands: readonly string[]): Promise<readonly string[]> {
  const socket = createConnection(world.server.imapPort, world.server.host);
  await once(socket, 'connect');
  const { password } = person(world, address);
  const lines = [`LOGIN "${address}" "${password}"`, ...commands, 'LOGOUT'];
  socket.write(lines.map((line, at) => `a${at} ${line}\r\n`).join(''));
  const answers: string[] = [];
  for await (const line of createInterface(socket)) if (/^a\d+ /.test(line)) answers.push(line);
  socket.destroy();
  return answers.slice(1, -1);
}
