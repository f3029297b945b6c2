import type { Attachment, Message } from '../mail/message.ts';
import type { Scan, Scanner } from '../transport/clamd/clamd.ts';
import type { ParserJail } from '../transport/jail/parser-jail.ts';
import type { Health } from './health.ts';

/** Who is told when the scanner is away and when it is back. */
export type ScanNews = Pick<Health, 'well' | 'ill'>;

/** A jail that gives mails out with their files looked at; without a scanner the jail as it is. */
export function scanningJail(jail: ParserJail, scanner: Scanner | null, health: ScanNews): ParserJail {
  if (!scanner) return jail;
  return { ...jail, read: async (raw) => withFilesScanned(await jail.read(raw), scanner, health) };
}

/**
 * A mail whose files were looked at before anybody of the staff gets them (reliability C10): what the scanner condemns
 * is withheld, and so is what it could not look at, for nobody can tell. The mail itself never waits for the scanner.
 */
export async function withFilesScanned(message: Message, scanner: Scanner, health: ScanNews): Promise<Message> {
  const attachments: Attachment[] = [];
  let away: Scan | null = null;
  for (const file of message.attachments) {
    // A scanner that is away is asked once a mail: two hundred files must not keep the others waiting.
    const scan: Scan | null = file.verdict === 'safe' ? (away ?? (await scanner.scan(file.content))) : null;
    if (scan) report(scan, health);
    if (scan?.kind === 'unavailable') away = scan;
    attachments.push(scan ? judged(file, scan) : file);
  }
  return { ...message, attachments };
}

function judged(file: Attachment, scan: Scan): Attachment {
  switch (scan.kind) {
    case 'clean':
      return file;
    case 'infected':
      return { ...file, verdict: 'withheld', reason: `the virus scanner says ${scan.name}` };
    case 'refused':
      return { ...file, verdict: 'withheld', reason: 'too large for the virus scanner' };
    case 'unavailable':
      return { ...file, verdict: 'withheld', reason: 'not looked at: the virus scanner was away' };
  }
}

/** Spoken of only when it has something to do: a day without files is no illness. */
function report(scan: Scan, health: ScanNews): void {
  if (scan.kind === 'unavailable') health.ill('clamd', `${scan.why}; files are withheld meanwhile`);
  else health.well('clamd', Number.POSITIVE_INFINITY);
}
