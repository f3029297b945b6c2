import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Blobs } from '../../store/blobs/blobs.ts';
import type { Database } from '../../store/database.ts';
import { listInbound } from '../../store/intake/list.ts';
import { listOutbound } from '../../store/outbox/list.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Exhibit } from './exhibits.ts';

/** A file of the folder. */
export interface FolderFile {
  /** With `/` between folders. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The exhibits as they were sent; one that is withheld from agents is left out, its hash stands in the file. */
export async function exhibitFiles(exhibits: readonly Exhibit[], blobs: Blobs): Promise<readonly FolderFile[]> {
  const files: FolderFile[] = [];
  for (const { number, name, sha256, verdict } of exhibits) {
    const bytes = verdict === 'safe' ? await blobs.get(sha256) : null;
    if (bytes) files.push({ name: `exhibits/${number}-${fileName(name)}`, bytes });
  }
  return files;
}

/** Mails as they came and left, byte for byte; those of the staff are not among them. */
export async function rawMails(database: Database, blobs: Blobs, ticket: Ticket): Promise<readonly FolderFile[]> {
  const isParticipant = (address: string | null): boolean =>
    ticket.participants.includes((address ?? '').toLowerCase());
  const received = await listInbound(database, { ticketId: ticket.id, limit: 10_000 });
  const sent = await listOutbound(database, { ticketId: ticket.id, limit: 10_000 });
  const wanted = [
    ...received
      .filter(({ fromAddress }) => isParticipant(fromAddress))
      .map(({ id, rawSha256 }) => ({ name: `mails/received-${id}.eml`, rawSha256 })),
    ...sent
      .filter(({ envelopeTo, state }) => state === 'sent' && isParticipant(envelopeTo))
      .map(({ id, letter, rawSha256 }) => ({ name: `mails/sent-${letter}-${id}.eml`, rawSha256 })),
  ];
  const files: FolderFile[] = [];
  for (const { name, rawSha256 } of wanted) {
    const bytes = /^[0-9a-f]{64}$/.test(rawSha256) ? await blobs.get(rawSha256) : null;
    if (bytes) files.push({ name, bytes });
  }
  return files;
}

/** Writes a folder that must not exist yet, for its owner alone, with the hash of every file in `SHA256SUMS`. */
export async function writeFolder(folder: string, files: readonly FolderFile[]): Promise<'written' | 'exists'> {
  const made = await mkdir(folder, { mode: 0o700 }).then(
    () => true,
    () => false,
  );
  if (!made) return 'exists';
  const sums = files.map(({ name, bytes }) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`);
  for (const { name, bytes } of [...files, { name: 'SHA256SUMS', bytes: Buffer.from(sums.join('')) }]) {
    const place = join(folder, name);
    await mkdir(join(place, '..'), { recursive: true, mode: 0o700 });
    await writeFile(place, bytes, { mode: 0o600, flag: 'wx' });
  }
  return 'written';
}

/** Of a name that a player chose, what is safe in every file system. */
function fileName(name: string): string {
  return name
    .replace(/[^\p{L}\p{N}._-]/gu, '_')
    .replace(/^\.+/, '_')
    .slice(-80);
}
