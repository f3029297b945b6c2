import type { HeaderField } from '../message.ts';
import { readHead } from './head.ts';

/** One leaf of the MIME tree (RFC 2046) with its transfer encoding undone. */
export interface LeafPart {
  /** `text/plain` when nothing is declared. */
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly disposition: string;
  readonly bytes: Uint8Array;
}

/**
 * The text leaves of a mail, read without a parser's opinions about charsets: what the parsers are checked against,
 * and what is left when they fail. Attached messages are not entered. At most 200 parts and 30 levels.
 */
export function textLeaves(raw: Uint8Array): readonly LeafPart[] {
  return leavesOf(raw, ({ type, disposition }) => type.startsWith('text/') && disposition !== 'attachment');
}

/** The parts of a delivery report that a machine reads (RFC 3464, RFC 3462), and of the mail that it returns the head. */
export function reportLeaves(raw: Uint8Array): readonly LeafPart[] {
  return leavesOf(raw, ({ type }) => REPORT_TYPES.test(type));
}

const REPORT_TYPES =
  /^(?:message\/(?:global-)?delivery-status|message\/(?:rfc822|global)|(?:text|message)\/rfc822-headers)$/;

function leavesOf(raw: Uint8Array, isWanted: Walk['isWanted']): readonly LeafPart[] {
  const found: LeafPart[] = [];
  visit(raw, 0, { found, isWanted, visited: 0 });
  return found;
}

interface Walk {
  readonly found: LeafPart[];
  readonly isWanted: (part: Pick<LeafPart, 'type' | 'disposition'>) => boolean;
  visited: number;
}

function visit(raw: Uint8Array, depth: number, walk: Walk): void {
  walk.visited += 1;
  if (depth > 30 || walk.visited > 200) return;
  const { fields, bodyAt } = readHead(raw);
  const { value: type, parameters } = readParameters(valueOf(fields, 'content-type') ?? 'text/plain');
  const body = raw.subarray(bodyAt);
  const boundary = parameters.get('boundary');
  if (type.startsWith('multipart/') && boundary) {
    for (const part of split(body, boundary)) visit(part, depth + 1, walk);
    return;
  }
  const disposition = readParameters(valueOf(fields, 'content-disposition') ?? '').value;
  if (!walk.isWanted({ type, disposition })) return;
  const bytes = decodeTransfer(body, valueOf(fields, 'content-transfer-encoding') ?? '7bit');
  walk.found.push({ type, parameters, disposition, bytes });
}

function valueOf(fields: readonly HeaderField[], name: string): string | undefined {
  return fields.find((field) => field.name === name)?.value;
}

/** `text/plain; charset="utf-8"` (RFC 2045 section 5.1), leniently. */
export function readParameters(field: string): { value: string; parameters: ReadonlyMap<string, string> } {
  const [value = '', ...rest] = field.slice(0, 4_000).split(';');
  const parameters = new Map<string, string>();
  for (const one of rest) {
    const equals = one.indexOf('=');
    if (equals < 1) continue;
    const text = one
      .slice(equals + 1)
      .trim()
      .replace(/^"(.*)"$/s, '$1')
      .replace(/\\(.)/g, '$1');
    parameters.set(one.slice(0, equals).trim().toLowerCase(), text);
  }
  return { value: value.trim().toLowerCase(), parameters };
}

function split(body: Uint8Array, boundary: string): readonly Uint8Array[] {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const mark = Buffer.from(`--${boundary}`, 'latin1');
  const starts: number[] = [];
  for (let at = text.indexOf(mark); at >= 0 && starts.length < 250; at = text.indexOf(mark, at + mark.length)) {
    if (at === 0 || text[at - 1] === 10 || text[at - 1] === 13) starts.push(at);
  }
  return starts.flatMap((at, index) => {
    const after = at + mark.length;
    if (text[after] === 45 && text[after + 1] === 45) return [];
    const lineEnd = text.indexOf(10, after);
    const from = lineEnd < 0 ? text.length : lineEnd + 1;
    return [text.subarray(from, Math.max(from, (starts[index + 1] ?? text.length) - 1))];
  });
}

/** RFC 2045 section 6; an unknown encoding is taken as none. */
function decodeTransfer(body: Uint8Array, encoding: string): Uint8Array {
  const kind = encoding.split(';', 1)[0]?.trim().toLowerCase();
  const buffer = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  if (kind === 'base64') return Buffer.from(buffer.toString('latin1').replace(/[^A-Za-z0-9+/]/g, ''), 'base64');
  if (kind !== 'quoted-printable') return body;
  const text = buffer.toString('latin1').split('\n').map(withoutPadding).join('\n').replaceAll('=\n', '');
  return Buffer.from(
    text.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}

/** RFC 2045 section 6.7 (3). By steps, not by a pattern: a line of blanks alone would cost it seconds. */
function withoutPadding(line: string): string {
  let end = line.length;
  while (end > 0 && ' \t\r'.includes(line.charAt(end - 1))) end -= 1;
  return line.slice(0, end);
}
