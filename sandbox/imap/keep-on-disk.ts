import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ImapMailbox, ImapMessage, ImapServer, Response } from 'hoodiecrow-imap';
import {
  dropMessage,
  folderName,
  readStoredMailbox,
  type StoredMailbox,
  storeIndex,
  storeMessage,
} from '../mailboxes/stored-mailbox.ts';

/** The mailboxes of an account as they stand in its folder, in the shape in which hoodiecrow takes them, by path. */
export function readMailboxes(folder: string): Map<string, Partial<ImapMailbox>> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stored = readdirSync(folder).flatMap((name) => readStoredMailbox(join(folder, name)) ?? []);
  return new Map(
    stored.map(({ mailbox, raw }) => [
      mailbox.path,
      {
        uidvalidity: mailbox.uidValidity,
        uidnext: mailbox.uidNext,
        subscribed: mailbox.subscribed,
        'special-use': [...mailbox.specialUse],
        messages: mailbox.messages.map(({ uid, flags, internalDate }) => ({
          uid,
          flags: [...flags],
          internaldate: internalDate,
          raw: (raw.get(uid) ?? Buffer.alloc(0)).toString('latin1'),
        })),
      },
    ]),
  );
}

/**
 * Keeps what hoodiecrow has in memory: a new message is on disk before any client hears of it, every other change
 * before its command is answered. Writing is synchronous, so that nothing comes between the two.
 */
export function keepOnDisk(
  server: ImapServer,
  folder: string,
  stored: ReadonlyMap<string, Partial<ImapMailbox>>,
): void {
  const kept = new Map<string, Kept>(
    [...stored].map(([path, { messages = [] }]) => [
      path,
      { index: '', uids: new Set(messages.map(({ uid }) => uid)) },
    ]),
  );
  const keep = (mailbox: ImapMailbox): void => {
    kept.set(mailbox.path, keepMailbox(join(folder, folderName(mailbox.path)), mailbox, kept.get(mailbox.path)));
  };
  const keepAll = (): void => {
    for (const mailbox of Object.values(server.folderCache)) keep(mailbox);
    for (const path of [...kept.keys()].filter((one) => !(one in server.folderCache))) {
      rmSync(join(folder, folderName(path)), { recursive: true, force: true });
      kept.delete(path);
    }
  };
  keepAll();
  server.messageHandlers.push((_server, message, mailbox) => keepNew(mailbox, message, keep));
  server.outputHandlers.push((_connection, response) => {
    if (response.tag !== '*' && response.command === 'OK') keepBeforeAnswer(keepAll, response);
  });
}

/** What is known to stand on disk of a mailbox. */
interface Kept {
  readonly index: string;
  readonly uids: ReadonlySet<number>;
}

/** Messages first, then the index that names them, then away with what it no longer names. */
function keepMailbox(folder: string, mailbox: ImapMailbox, before: Kept | undefined): Kept {
  const index = indexOf(mailbox);
  const text = JSON.stringify(index);
  if (before?.index === text) return before;
  const uids = new Set(mailbox.messages.map(({ uid }) => uid));
  for (const { uid, raw } of mailbox.messages) {
    if (!before?.uids.has(uid)) storeMessage(folder, uid, Buffer.from(raw, 'latin1'));
  }
  storeIndex(folder, index);
  for (const uid of before?.uids ?? []) if (!uids.has(uid)) dropMessage(folder, uid);
  return { index: text, uids };
}

function indexOf(mailbox: ImapMailbox): StoredMailbox {
  return {
    path: mailbox.path,
    uidValidity: mailbox.uidvalidity,
    uidNext: mailbox.uidnext,
    subscribed: mailbox.subscribed,
    specialUse: [mailbox['special-use'] ?? []].flat(),
    messages: mailbox.messages.map(({ uid, flags, internaldate }) => ({ uid, flags, internalDate: internaldate })),
  };
}

/** A message that cannot be kept must not be seen either. */
function keepNew(mailbox: ImapMailbox, message: ImapMessage, keep: (mailbox: ImapMailbox) => void): void {
  try {
    keep(mailbox);
  } catch (error) {
    mailbox.messages.splice(mailbox.messages.indexOf(message), 1);
    throw error;
  }
}

function keepBeforeAnswer(keepAll: () => void, response: Response): void {
  try {
    keepAll();
  } catch (error) {
    response.command = 'NO';
    response.attributes = [{ type: 'TEXT', value: `[SERVERBUG] cannot be kept on disk: ${String(error)}` }];
  }
}
