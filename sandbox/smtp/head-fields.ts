/** A mail as its header fields, each with its folded lines and line ends as they came, and all the rest. */
export interface SplitMail {
  readonly fields: readonly { readonly name: string; readonly value: string; readonly written: string }[];
  /** From the empty line on. */
  readonly rest: Buffer;
}

/**
 * Splits the head off a mail. A lone CR or LF ends a line here too: somewhere down the road a parser thinks so, and what
 * hides behind one must not come through unseen.
 */
export function splitHead(raw: Buffer): SplitMail {
  const written: string[] = [];
  let at = 0;
  while (at < raw.length) {
    const end = endOfLine(raw, at);
    const line = raw.toString('latin1', at, end);
    if (/^[\r\n]/.test(line)) break;
    if (/^[ \t]/.test(line) && written.length > 0) written.push(`${written.pop() ?? ''}${line}`);
    else written.push(line);
    at = end;
  }
  return { fields: written.map(readField), rest: raw.subarray(at) };
}

/** Offset behind the line's end. */
function endOfLine(raw: Buffer, start: number): number {
  for (let at = start; at < raw.length; at += 1) {
    if (raw[at] === 10) return at + 1;
    if (raw[at] === 13) return raw[at + 1] === 10 ? at + 2 : at + 1;
  }
  return raw.length;
}

function readField(written: string): SplitMail['fields'][number] {
  const colon = written.indexOf(':');
  const value =
    colon < 0
      ? ''
      : written
          .slice(colon + 1)
          .replace(/[\r\n]+/g, ' ')
          .trim();
  return { name: written.slice(0, Math.max(colon, 0)).trim().toLowerCase(), value, written };
}
