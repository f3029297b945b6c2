import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A mail of the collection in `../shared/mail/mime`: test mails of some twenty mail programs, most of them damaged. */
export interface CorpusMail {
  /** Path below the collection; of an mbox with the number of the mail in it. */
  readonly name: string;
  readonly raw: Buffer;
}

const COLLECTION = fileURLToPath(new URL('../../../../shared/mail/mime', import.meta.url));

export const IS_CORPUS_AT_HAND = existsSync(COLLECTION);

/** Every file, in order of names: what is no mail at all has to end somewhere too. An mbox is taken apart. */
export function corpusMails(): readonly CorpusMail[] {
  const entries = readdirSync(COLLECTION, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return paths
    .sort()
    .flatMap((path) => apart(path.slice(COLLECTION.length + 1), readFileSync(path)))
    .filter(({ raw }) => raw.length > 0);
}

/** Whether it is of the collection of bounces and automatic mails, and no exception there. */
export function isMachineMail(name: string): boolean {
  return name.startsWith('sisimai/') && !PEOPLE.has(name);
}

/** In that collection, but written by a person: two forward a bounce, one is meant to be none. */
const PEOPLE: ReadonlySet<string> = new Set([
  'sisimai/set-of-emails/mailbox/mbox-0#36',
  'sisimai/set-of-emails/maildir/bsd/lhost-sendmail-14.eml',
  'sisimai/set-of-emails/maildir/not/is-not-bounce-01.eml',
]);

function apart(name: string, raw: Buffer): readonly CorpusMail[] {
  const mails = raw.toString('latin1').split(/^From \S+ .*\d\r?\n(?=[A-Za-z-]+:)/m);
  if (mails.length <= 2) return [{ name, raw }];
  return mails.slice(1).map((mail, index) => ({ name: `${name}#${index + 1}`, raw: Buffer.from(mail, 'latin1') }));
}

/** Equal for a mail and what an IMAP server makes of it: line ends, NUL (RFC 3501 section 4.3.1), empty lines around. */
export function fingerprint(raw: Uint8Array): string {
  const text = Buffer.from(raw).toString('latin1').replaceAll('\r', '').replaceAll('\0', '\x80');
  return createHash('sha256').update(text.trim(), 'latin1').digest('hex');
}

/** `Content-Type: message/rfc822` inline without a body: mailparser never comes back from it. */
export const POISON = Buffer.from('Content-Type: message/rfc822\r\nContent-Disposition: inline\r\n');
