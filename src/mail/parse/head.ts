import { decodeWords } from 'postal-mime';
import type { HeaderField } from '../message.ts';
import { decodeBytes } from './charset.ts';

/** The head of a mail or of one of its parts, and where its body starts. */
export interface Head {
  readonly fields: readonly HeaderField[];
  /** Offset of the first byte of the body. */
  readonly bodyAt: number;
}

/**
 * Reads the header fields (RFC 5322 section 2.2) of `raw` from `start`: unfolded, RFC 2047 words decoded, raw 8-bit
 * bytes read as UTF-8 or Windows-1252. Takes any line ends and a leading mbox `From ` line; never throws.
 */
export function readHead(raw: Uint8Array, start = 0): Head {
  const end = endOfHead(raw, start);
  const lines = decodeBytes(raw.subarray(start, Math.min(end.at, start + LONGEST_HEAD)), null).text.split(/\r\n|\n|\r/);
  const fields: { name: string; value: string }[] = [];
  for (const line of lines) {
    if (fields.length >= MOST_FIELDS) break;
    const last = fields.at(-1);
    if (/^[ \t]/.test(line) && last) {
      if (last.value.length < LONGEST_VALUE) last.value += ` ${line.trim()}`;
      continue;
    }
    const colon = line.indexOf(':');
    const name = colon > 0 ? line.slice(0, colon).trimEnd().toLowerCase() : '';
    if (/^[!-9;-~]{1,200}$/.test(name)) fields.push({ name, value: line.slice(colon + 1).trim() });
  }
  return { fields: fields.map(({ name, value }) => ({ name, value: readable(value) })), bodyAt: end.bodyAt };
}

const LONGEST_HEAD = 2_000_000;
const LONGEST_VALUE = 16_000;
const MOST_FIELDS = 1_000;

function readable(value: string): string {
  const capped = value.slice(0, LONGEST_VALUE).replaceAll('\0', '');
  // Some senders put white space or line breaks inside an encoded word; RFC 2047 section 2 forbids it, people read it.
  return capped.includes('=?') ? decodeWords(capped).toWellFormed() : capped.toWellFormed();
}

/** The empty line that ends the head, in any mixture of line ends; without one, everything is head. */
function endOfHead(raw: Uint8Array, start: number): { at: number; bodyAt: number } {
  let lineStart = start;
  for (let at = start; at < raw.length; at += 1) {
    const byte = raw[at];
    if (byte !== 10 && byte !== 13) continue;
    const next = byte === 13 && raw[at + 1] === 10 ? at + 2 : at + 1;
    if (at === lineStart) return { at, bodyAt: next };
    lineStart = next;
    at = next - 1;
  }
  return { at: raw.length, bodyAt: raw.length };
}
