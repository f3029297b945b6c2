import { open, readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { cameAt } from './came-at.ts';
import { mailsInMbox } from './mbox.ts';

/** One old mail, wherever it lay. */
export interface OldMail {
  /** For the person who reads the outcome: the file, with the number of the mail in it. */
  readonly source: string;
  readonly raw: Uint8Array;
  /** When the file was last written, where the mail itself does not say when it came. */
  readonly fileTime: Date;
}

/** What a path leads to, or that it leads nowhere. */
export type FoundMail = OldMail | { readonly source: string; readonly skipped: string };

/**
 * The mails at a path, the oldest first, so that an answer finds what it answers: a mail (`.eml`), an mbox file, a Maildir (`cur`, `new`), or a folder
 * that holds any of these at any depth. What is none of them is named, not guessed at.
 */
export async function* mailsAt(place: string, now: Date): AsyncGenerator<FoundMail> {
  const found = await stat(place).catch(() => null);
  if (!found) {
    yield { source: place, skipped: 'there is no such file or folder' };
    return;
  }
  if (!found.isDirectory()) {
    yield* mailsIn(place, 'named');
    return;
  }
  for (const file of await filesUnder(place, now)) yield* mailsIn(file, 'found');
}

async function filesUnder(folder: string, now: Date): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && basename(entry.parentPath) !== 'tmp')
    .map(({ parentPath, name }) => join(parentPath, name));
  const dated: { readonly file: string; readonly at: number }[] = [];
  for (const file of files.sort()) {
    const { mtime } = await stat(file);
    dated.push({ file, at: cameAt(await headOf(file), mtime, now).getTime() });
  }
  return dated.sort((one, other) => one.at - other.at).map(({ file }) => file);
}

async function headOf(file: string): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(65_536), 0, 65_536, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** A file that the person named is a mail unless it is an mbox; one that was only found has to look like a mail. */
async function* mailsIn(file: string, how: 'named' | 'found'): AsyncGenerator<FoundMail> {
  const { size, mtime } = await stat(file);
  if (await isMbox(file)) {
    let number = 0;
    for await (const mail of mailsInMbox(file, LONGEST)) {
      number += 1;
      const source = `${file} number ${number}`;
      yield mail.kind === 'mail'
        ? { source, raw: mail.raw, fileTime: mail.separatedAt ?? mtime }
        : { source, skipped: TOO_LONG };
    }
  } else if (how === 'found' && !looksLikeMail(file))
    yield { source: file, skipped: 'is no mail (.eml), mbox or Maildir' };
  else if (size > LONGEST) yield { source: file, skipped: TOO_LONG };
  else yield { source: file, raw: await readFile(file), fileTime: mtime };
}

const LONGEST = 64 * 1024 * 1024;
const TOO_LONG = 'is longer than 64 MB';

function looksLikeMail(file: string): boolean {
  const folder = basename(dirname(file));
  return folder === 'cur' || folder === 'new' || file.toLowerCase().endsWith('.eml');
}

/** RFC 4155: the first line of an mbox begins with `From `, which no header of a mail does. */
async function isMbox(file: string): Promise<boolean> {
  return Buffer.from(await headOf(file)).toString('latin1', 0, 5) === 'From ';
}
