import { readAddress } from '../../mail/parse/addresses.ts';
import { type Mistake, mistaken, type Read, sound } from '../../rulebook/mistake.ts';
import type { SentCopyPlace } from '../sent-copies.ts';
import { at, type Environment } from './environment.ts';
import { readServerUrl, type Server } from './server-url.ts';

/** The support mailbox, where copies are looked for when no other is named. */
interface SupportMailbox {
  readonly imap: Server;
  readonly mailbox: string;
  readonly archiveFolder: string | null;
}

/** `SENT_COPY_ADDRESS` gets a copy of every letter, `SENT_COPY_URL` is where it is read; without an address, none. */
export function readSentCopy(env: Environment, graceMs: number, support: SupportMailbox): Read<SentCopyPlace | null> {
  const value = env.get('SENT_COPY_ADDRESS');
  const url = env.get('SENT_COPY_URL');
  if (value === undefined) {
    return url === undefined ? sound(null) : mistaken(at('SENT_COPY_URL', 'means nothing without SENT_COPY_ADDRESS'));
  }
  const address = readAddress(value);
  const server = url === undefined ? sound(null) : readServerUrl('SENT_COPY_URL', url, 'imap');
  if (address !== null && server.kind === 'sound') {
    if (server.value === null) return sound({ address, graceMs, ...amongMail(support) });
    const { path, ...own } = server.value;
    return sound({ address, graceMs, server: own, mailboxes: [path || 'INBOX'] });
  }
  const mistakes: Mistake[] = server.kind === 'mistaken' ? [...server.mistakes] : [];
  if (address === null) mistakes.push(at('SENT_COPY_ADDRESS', 'is no mail address such as sent-copies@casino.example'));
  return mistaken(...mistakes);
}

/** Copies in a mailbox that mail comes to: they are taken in, filed as our own, and moved with the rest. */
export function amongMail({
  imap,
  mailbox,
  archiveFolder,
}: SupportMailbox): Pick<SentCopyPlace, 'server' | 'mailboxes'> {
  return { server: imap, mailboxes: archiveFolder === null ? [mailbox] : [mailbox, archiveFolder] };
}
