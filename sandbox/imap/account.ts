import hoodiecrow, { type ImapMailbox, type ImapServer } from 'hoodiecrow-imap';
import { internalDateOf } from '../mailboxes/stored-mailbox.ts';
import { newUidValidity } from '../mailboxes/uid-validity.ts';
import type { Resident } from '../people.ts';
import { keepOnDisk, readMailboxes } from './keep-on-disk.ts';
import { repair } from './repairs.ts';

/** The mailboxes of one resident: an IMAP server of their own in memory, with a copy of everything on disk. */
export interface Account {
  readonly server: ImapServer;
  /** Puts a mail into the INBOX; it is on disk when this returns, and only then does any client hear of it. */
  readonly deliver: (raw: Buffer) => void;
}

/** Opens the mailboxes that `folder` holds, and makes those that are missing. */
export function openAccount(resident: Resident, folder: string): Account {
  const stored = readMailboxes(folder);
  const server = hoodiecrow({
    plugins: PLUGINS,
    users: { [resident.address]: { password: resident.password } },
    storage: { INBOX: stored.get('INBOX') ?? newMailbox() },
    id: { name: 'Redress sandbox' },
    credentials: {},
  });
  repair(server);
  for (const [path, use] of Object.entries(USUAL)) {
    if (!stored.has(path)) stored.set(path, { ...newMailbox(), 'special-use': use });
  }
  const outerFirst = [...stored].sort(([a], [b]) => a.length - b.length);
  for (const [path, mailbox] of outerFirst) if (path !== 'INBOX') server.createMailbox(path, mailbox);
  keepOnDisk(server, folder, stored);
  return { server, deliver: (raw) => deliver(server, raw) };
}

/** CONDSTORE is left out, for its answers are wrong; AUTH=PLAIN too, for LOGIN is all that a client needs here. */
const PLUGINS = [
  'ID',
  'NAMESPACE',
  'IDLE',
  'LITERALPLUS',
  'UNSELECT',
  'SPECIAL-USE',
  'UIDPLUS',
  'MOVE',
  'CREATE-SPECIAL-USE',
];

/** The mailboxes that mail clients look for (RFC 6154). */
const USUAL: Readonly<Record<string, string>> = {
  Sent: '\\Sent',
  Drafts: '\\Drafts',
  Archive: '\\Archive',
  Junk: '\\Junk',
  Trash: '\\Trash',
};

function newMailbox(): Partial<ImapMailbox> {
  return { uidvalidity: newUidValidity(Date.now()) };
}

function deliver(server: ImapServer, raw: Buffer): void {
  const inbox = server.getMailbox('INBOX');
  if (!inbox) throw new Error('an account has an INBOX');
  server.appendMessage(inbox, [], internalDateOf(new Date()), raw.toString('latin1'));
}
