import type { FoundFile } from '../attachment/read-attachment.ts';
import { decodeBytes } from './charset.ts';
import { LONGEST_TEXT } from './clean.ts';
import { textOfHtml } from './html-text.ts';
import { type LeafPart, textLeaves } from './mime-parts.ts';

/** What a parser makes of everything below the head, before anything is cleaned. */
export interface Body {
  readonly plain: string;
  readonly html: string;
  readonly files: readonly FoundFile[];
}

export interface BodyText {
  readonly text: string;
  readonly textFrom: 'plain' | 'html' | 'none';
  readonly trouble: readonly string[];
}

/**
 * The words of a mail: the parser's own text unless the bytes prove it wrong (a missing or false charset) or it lost
 * them (HTML without a text beside it).
 */
export function bodyText(body: Body, raw: Uint8Array): BodyText {
  const leaves = textLeaves(raw);
  const repaired = repairedText(leaves);
  const trouble: string[] = [];
  if (body.plain.trim() !== '' && !isSpoilt(body.plain) && repaired.notes.length === 0)
    return plain(body.plain, trouble);
  if (repaired.plain.trim() !== '') {
    trouble.push(...repaired.notes.map((note) => `charset: read as ${note}`));
    return plain(repaired.plain, trouble);
  }
  if (body.plain.trim() !== '') return plain(body.plain, trouble);
  const html =
    repaired.notes.length > 0 || isSpoilt(body.html) || body.html === '' ? repaired.html || body.html : body.html;
  trouble.push(...repaired.notes.map((note) => `charset: read as ${note}`));
  try {
    const text = html === '' ? '' : textOfHtml(html);
    if (text.trim() !== '') return { text: text.slice(0, LONGEST_TEXT), textFrom: 'html', trouble };
  } catch {
    trouble.push('html: could not be read as text');
    return { text: html.replace(/<[^>]{0,2000}>/g, ' ').slice(0, LONGEST_TEXT), textFrom: 'html', trouble };
  }
  return { text: '', textFrom: 'none', trouble };
}

function plain(text: string, trouble: readonly string[]): BodyText {
  const tooLong = text.length > LONGEST_TEXT;
  return {
    text: text.slice(0, LONGEST_TEXT),
    textFrom: 'plain',
    trouble: tooLong ? [...trouble, 'text: cut at two million characters'] : trouble,
  };
}

/** Replacement characters, or control characters of a single-byte charset that was not one. */
function isSpoilt(text: string): boolean {
  return /[\uFFFD\u0080-\u0084\u0086-\u009F]/.test(text);
}

function repairedText(leaves: readonly LeafPart[]): { plain: string; html: string; notes: readonly string[] } {
  const read = leaves.map((leaf) => ({ leaf, ...decodeBytes(leaf.bytes, leaf.parameters.get('charset') ?? null) }));
  const of = (type: string): string =>
    read
      .filter(({ leaf }) => leaf.type === type)
      .map(({ leaf, text }) =>
        leaf.parameters.get('format')?.toLowerCase() === 'flowed' ? unflowed(text, leaf) : text,
      )
      .join('\n');
  return {
    plain: of('text/plain'),
    html: of('text/html'),
    notes: [...new Set(read.flatMap(({ repaired }) => repaired ?? []))],
  };
}

/** RFC 3676 section 4.2: a line that ends with a space goes on in the next one; quotes and the signature mark do not. */
function unflowed(text: string, { parameters }: LeafPart): string {
  const joint = parameters.get('delsp')?.toLowerCase() === 'yes' ? '' : ' ';
  const lines: string[] = [];
  let open = false;
  for (const line of text.split(/\r\n|\n|\r/)) {
    const flows = line.endsWith(' ') && line !== '-- ' && !line.startsWith('>');
    const words = flows ? line.trimEnd() : line;
    if (open && !line.startsWith('>') && line !== '-- ')
      lines.push(`${lines.pop() ?? ''}${joint}${words.replace(/^ /, '')}`);
    else lines.push(words);
    open = flows;
  }
  return lines.join('\n');
}
