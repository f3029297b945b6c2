import type { FoundFile } from './read-attachment.ts';

/** What a winmail.dat holds (MS-OXTNEF): files, and the body when Outlook put it only there. */
export interface Tnef {
  readonly files: readonly FoundFile[];
  readonly text: string | null;
}

/** Reads a TNEF stream in one pass; cut or damaged streams give what stood before the damage. Null when it is none. */
export function readTnef(bytes: Uint8Array): Tnef | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < 6 || view.getUint32(0, true) !== SIGNATURE) return null;
  const files: Draft[] = [];
  let text: string | null = null;
  for (const { id, value } of attributes(bytes, view)) {
    const file = files.at(-1);
    if (id === ATTACH_START) files.push({ name: '', content: new Uint8Array() });
    else if (id === ATTACH_TITLE && file) file.name ||= string8(value);
    else if (id === ATTACH_DATA && file) file.content = value;
    else if (id === ATTACH_PROPS && file) file.name = longName(value) ?? file.name;
    else if (id === BODY) text = string8(value);
    if (files.length > 100) break;
  }
  const kept = files.filter(({ content }) => content.byteLength > 0);
  return {
    files: kept.map(({ name, content }) => ({
      name,
      content,
      declaredType: 'application/octet-stream',
      inline: false,
    })),
    text,
  };
}

interface Draft {
  name: string;
  content: Uint8Array;
}

const SIGNATURE = 0x223e9f78;
const BODY = 0x0002800c;
const ATTACH_START = 0x00069002;
const ATTACH_TITLE = 0x00018010;
const ATTACH_DATA = 0x0006800f;
const ATTACH_PROPS = 0x00069005;

/** Level (1), id (4), length (4), value, checksum (2). */
function* attributes(bytes: Uint8Array, view: DataView): Generator<{ id: number; value: Uint8Array }> {
  let at = 6;
  while (at + 9 <= view.byteLength) {
    const id = view.getUint32(at + 1, true);
    const length = view.getUint32(at + 5, true);
    if (at + 9 + length > view.byteLength) return;
    yield { id, value: bytes.subarray(at + 9, at + 9 + length) };
    at += 9 + length + 2;
  }
}

const LONG_FILE_NAME = 0x3707;
/** Bytes that a property of fixed size takes, by its type (MS-OXCDATA 2.11.1). */
const FIXED: Readonly<Record<number, number>> = {
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
};

/** PidTagAttachLongFilename among the MAPI properties, which are read no further than needed. */
function longName(value: Uint8Array): string | null {
  const view = new DataView(value.buffer, value.byteOffset, value.byteLength);
  let at = 4;
  while (at + 4 <= view.byteLength) {
    const type = view.getUint16(at, true);
    const id = view.getUint16(at + 2, true);
    at += 4;
    // Named properties carry their own description; long names never stand behind one that we could read.
    if (id >= 0x8000) return null;
    const fixed = FIXED[type];
    if (fixed !== undefined) {
      at += fixed;
      continue;
    }
    if (at + 8 > view.byteLength) return null;
    const length = view.getUint32(at + 4, true);
    const from = at + 8;
    if (from + length > view.byteLength) return null;
    if (id === LONG_FILE_NAME) {
      const raw = value.subarray(from, from + length);
      return type === 31 ? new TextDecoder('utf-16le').decode(raw).replace(/\0+$/, '') : string8(raw);
    }
    at = from + Math.ceil(length / 4) * 4;
  }
  return null;
}

function string8(value: Uint8Array): string {
  return new TextDecoder('windows-1252').decode(value).replace(/\0.*$/s, '');
}
