import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from './replace-file.ts';
import { newUidValidity } from './uid-validity.ts';

/** A mailbox as it stands on disk: `index.json`, which is the truth, and `<uid>.eml` for each message it names. */
export interface StoredMailbox {
  readonly path: string;
  readonly uidValidity: number;
  readonly uidNext: number;
  readonly subscribed: boolean;
  readonly specialUse: readonly string[];
  readonly messages: readonly {
    readonly uid: number;
    readonly flags: readonly string[];
    readonly internalDate: string;
  }[];
}

/** Bytes of a message by its UID. */
export type RawByUid = ReadonlyMap<number, Buffer>;

/**
 * Reads the mailbox of a folder. A file that the index does not name is of a delivery that was never confirmed, or of
 * an expunged message, and goes. Where the index itself is lost, the messages come back under a new UIDVALIDITY.
 */
export function readStoredMailbox(folder: string): { readonly mailbox: StoredMailbox; readonly raw: RawByUid } | null {
  const found = uidsIn(folder);
  const index = readIndex(folder) ?? renumbered(folder, found);
  if (index === null) return null;
  const messages = index.messages.filter(({ uid }) => found.includes(uid));
  const named = new Set(messages.map(({ uid }) => uid));
  for (const uid of found) if (!named.has(uid)) dropMessage(folder, uid);
  const raw = new Map(messages.map(({ uid }) => [uid, readFileSync(fileOf(folder, uid))]));
  return { mailbox: { ...index, messages, uidNext: Math.max(index.uidNext, ...found.map((uid) => uid + 1)) }, raw };
}

/** Writes a message; it belongs to the mailbox once an index names it. */
export function storeMessage(folder: string, uid: number, raw: Uint8Array): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  replaceFile(fileOf(folder, uid), raw);
}

export function storeIndex(folder: string, mailbox: StoredMailbox): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  replaceFile(join(folder, 'index.json'), JSON.stringify(mailbox));
}

export function dropMessage(folder: string, uid: number): void {
  rmSync(fileOf(folder, uid), { force: true });
}

/** The name of a mailbox's folder: no separator and no dot of its path survives, so that it leads nowhere else. */
export function folderName(path: string): string {
  return encodeURIComponent(path).replaceAll('.', '%2E').replaceAll('*', '%2A');
}

function fileOf(folder: string, uid: number): string {
  return join(folder, `${uid}.eml`);
}

function uidsIn(folder: string): readonly number[] {
  return readdirSync(folder)
    .map((name) => Number(/^([1-9]\d{0,9})\.eml$/.exec(name)?.[1]))
    .filter((uid) => !Number.isNaN(uid))
    .sort((a, b) => a - b);
}

function readIndex(folder: string): StoredMailbox | null {
  try {
    const index: unknown = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));
    return isIndex(index) ? index : null;
  } catch {
    return null;
  }
}

function isIndex(value: unknown): value is StoredMailbox {
  return (
    typeof value === 'object' &&
    value !== null &&
    'path' in value &&
    typeof value.path === 'string' &&
    'uidValidity' in value &&
    Number.isInteger(value.uidValidity) &&
    'uidNext' in value &&
    Number.isInteger(value.uidNext) &&
    'messages' in value &&
    Array.isArray(value.messages)
  );
}

/** Without an index nobody knows which UIDs were given away: all that is there is new, under the name of the folder. */
function renumbered(folder: string, found: readonly number[]): StoredMailbox | null {
  const path = pathOf(folder);
  if (path === null || found.length === 0) return null;
  const now = new Date();
  return {
    path,
    uidValidity: newUidValidity(now.getTime()),
    uidNext: Math.max(...found) + 1,
    subscribed: true,
    specialUse: [],
    messages: found.map((uid) => ({ uid, flags: [], internalDate: internalDateOf(now) })),
  };
}

function pathOf(folder: string): string | null {
  try {
    return decodeURIComponent(folder.slice(folder.lastIndexOf('/') + 1));
  } catch {
    return null;
  }
}

/** RFC 9051 section 9, date-time, in UTC. */
export function internalDateOf(date: Date): string {
  const [, day = '', month = '', year = '', time = ''] = date.toUTCString().split(' ');
  return `${day.padStart(2, '0')}-${month}-${year} ${time} +0000`;
}
