import { createReadStream } from 'node:fs';

/** One mail of an mbox file, or that there was one which is too long to be held. */
export type MboxMail =
  | { readonly kind: 'mail'; readonly raw: Uint8Array; readonly separatedAt: Date | null }
  | { readonly kind: 'too-long' };

/**
 * The mails of an mbox file (RFC 4155), one at a time, however long the file: each begins after a line `From …` that
 * follows an empty line, and `>From ` in it was `From ` (mboxrd: one `>` less of any number).
 */
export async function* mailsInMbox(file: string, longest: number): AsyncGenerator<MboxMail> {
  let mail: Collected | null = null;
  let afterEmpty = true;
  for await (const line of linesOf(file, longest)) {
    if (afterEmpty && line.subarray(0, 5).equals(FROM)) {
      if (mail) yield finished(mail, longest);
      mail = { lines: [], length: 0, separatedAt: momentIn(line.toString('latin1')) };
    } else if (mail) collect(mail, line, longest);
    afterEmpty = line.length <= 2 && /^\r?\n?$/.test(line.toString('latin1'));
  }
  if (mail) yield finished(mail, longest);
}

const FROM = Buffer.from('From ');

interface Collected {
  readonly lines: Buffer[];
  length: number;
  readonly separatedAt: Date | null;
}

function collect(mail: Collected, line: Buffer, longest: number): void {
  mail.length += line.length;
  // Nothing of a mail that is too long is held; only its length goes on.
  if (mail.length > longest) mail.lines.length = 0;
  else mail.lines.push(/^>+From /.test(line.toString('latin1', 0, 80)) ? line.subarray(1) : line);
}

function finished({ lines, length, separatedAt }: Collected, longest: number): MboxMail {
  return length > longest ? { kind: 'too-long' } : { kind: 'mail', raw: Buffer.concat(lines), separatedAt };
}

/** Lines with their ends; one without an end for a very long time is given in pieces. */
async function* linesOf(file: string, longest: number): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  let held = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      yield Buffer.concat([...rest, chunk.subarray(from, end + 1)]);
      [rest, held, from] = [[], 0, end + 1];
    }
    rest.push(chunk.subarray(from));
    held += chunk.length - from;
    if (held > longest) {
      yield Buffer.concat(rest);
      [rest, held] = [[], 0];
    }
  }
  if (held > 0) yield Buffer.concat(rest);
}

/** `From amelie@example.com Tue Nov 10 12:00:00 2026`: in UTC by RFC 4155, with or without a zone behind. */
function momentIn(line: string): Date | null {
  const [, written] = /(\w{3} \w{3} +\d{1,2} \d\d:\d\d:\d\d (?:[+-]\d{4} )?\d{4})/.exec(line) ?? [];
  const moment = new Date(written === undefined ? Number.NaN : `${written} UTC`);
  return Number.isNaN(moment.getTime()) ? null : moment;
}
