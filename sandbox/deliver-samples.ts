import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import nodemailer from 'nodemailer';
import { readAddresses } from '../src/mail/parse/addresses.ts';
import { replaceFile } from './mailboxes/replace-file.ts';
import type { MailServer } from './mail-server.ts';
import { type Resident, residentOf } from './people.ts';
import { splitHead } from './smtp/head-fields.ts';
import { residentAt } from './smtp/route.ts';

/** Where the sample mails are, and where is kept which of them were sent. */
export interface Samples {
  /** Folder of `.eml` files, sent in the order of their names. */
  readonly mails: string;
  readonly dataDir: string;
}

/**
 * Sends each sample mail once in the life of a sandbox, one after the other: as its author would, with their password;
 * what a machine wrote comes as from another server, without. Returns the names of those sent now.
 */
export async function deliverSamples(
  { mails, dataDir }: Samples,
  server: Pick<MailServer, 'host' | 'smtpPort'>,
  residents: readonly Resident[],
): Promise<readonly string[]> {
  const record = join(dataDir, 'samples-sent.json');
  const sent = existsSync(record) ? namesIn(readFileSync(record, 'utf8')) : [];
  const due = readdirSync(mails)
    .filter((name) => name.endsWith('.eml') && !sent.includes(name))
    .sort();
  for (const name of due) {
    await hand(readFileSync(join(mails, name)), server, residents);
    sent.push(name);
    replaceFile(record, JSON.stringify(sent));
  }
  return due;
}

async function hand(
  raw: Buffer,
  server: Pick<MailServer, 'host' | 'smtpPort'>,
  residents: readonly Resident[],
): Promise<void> {
  const { login, from } = senderOf(raw, residents);
  const transport = nodemailer.createTransport({
    host: server.host,
    port: server.smtpPort,
    secure: false,
    ignoreTLS: true,
    ...(login && { auth: { user: login.address, pass: login.password } }),
  });
  try {
    await transport.sendMail({ envelope: { from, to: residentOf(residents, 'desk').address }, raw });
  } finally {
    transport.close();
  }
}

/** A Return-Path in the file is the envelope's; `<>` is the null path of a bounce (RFC 5321 section 4.5.5). */
function senderOf(
  raw: Buffer,
  residents: readonly Resident[],
): { readonly login: Resident | null; readonly from: string } {
  const { fields } = splitHead(raw);
  const valueOf = (wanted: string): string | undefined => fields.find(({ name }) => name === wanted)?.value;
  const author = readAddresses(valueOf('from') ?? '')[0]?.address ?? '';
  const byMachine = valueOf('auto-submitted') !== undefined;
  const login = byMachine ? null : (residentAt(author, residents) ?? null);
  return { login, from: valueOf('return-path')?.replace(/[<>]/g, '') ?? author };
}

function namesIn(json: string): string[] {
  const read: unknown = JSON.parse(json);
  return Array.isArray(read) ? read.filter((name) => typeof name === 'string') : [];
}
