/** Bytes as text, and what had to be guessed. */
export interface Decoded {
  readonly text: string;
  /** The charset that was used where it is not the one declared; null when the declaration held. */
  readonly repaired: string | null;
}

/**
 * Decodes bytes by their declared charset, unless they prove it wrong: valid UTF-8 with 8-bit characters is UTF-8
 * whatever it calls itself, and without a usable declaration the single-byte charset is taken whose letters make words.
 */
export function decodeBytes(bytes: Uint8Array, declared: string | null): Decoded {
  const label = declared === null ? null : canonical(declared);
  const decoder = label === null ? null : decoderFor(label);
  if (label !== null && /^(?:utf-16|utf-7|iso-2022|hz|gb|big5|euc|shift)/.test(label)) {
    return label === 'utf-7'
      ? { text: decodeUtf7(bytes), repaired: null }
      : { text: decoder?.decode(bytes) ?? latin(bytes), repaired: null };
  }
  if (isAscii(bytes)) return { text: latin(bytes), repaired: null };
  const utf8 = asUtf8(bytes);
  if (utf8 !== null) return { text: utf8, repaired: label === 'utf-8' || label === null ? null : 'utf-8' };
  if (decoder && label !== 'utf-8' && label !== 'us-ascii' && isPlausible(decoder.decode(bytes.subarray(0, 4000)))) {
    return { text: decoder.decode(bytes), repaired: null };
  }
  const guessed = guess(bytes.subarray(0, 4000));
  return { text: new TextDecoder(guessed).decode(bytes), repaired: guessed };
}

function canonical(declared: string): string {
  const label = declared
    .trim()
    .toLowerCase()
    .replace(/^["']|["']$/g, '');
  return ALIASES[label] ?? label;
}

/** Names that senders use and the WHATWG encoding list does not know. */
const ALIASES: Readonly<Record<string, string>> = {
  'us-ascii': 'us-ascii',
  ansi_x3_4_1968: 'us-ascii',
  utf8: 'utf-8',
  cp1252: 'windows-1252',
  cp1256: 'windows-1256',
  'iso-8859-8-i': 'iso-8859-8',
  'unicode-1-1-utf-7': 'utf-7',
};

function decoderFor(label: string): InstanceType<typeof TextDecoder> | null {
  try {
    return new TextDecoder(label);
  } catch {
    return null;
  }
}

function asUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 128);
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** The charset of the script that most of the 8-bit letters form runs in; western when nothing tells. */
function guess(bytes: Uint8Array): string {
  const scored = ['windows-1252', 'windows-1256', 'windows-1251', 'windows-1254'].map((label) => {
    const text = new TextDecoder(label).decode(bytes);
    return { label, score: plausibility(label, text) };
  });
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).label;
}

const RUNS: Readonly<Record<string, RegExp>> = {
  'windows-1252': /[A-Za-z][\u00C0-\u00FF][a-z]|[\u00C0-\u00FF][a-z]{2}/g,
  'windows-1256': /[\u0621-\u06FF]{3,}/g,
  'windows-1251': /[\u0410-\u044F\u0401\u0451]{3,}/g,
  'windows-1254': /[a-z][\u0131\u015F\u011F\u0130][a-z]/g,
};

function plausibility(label: string, text: string): number {
  const pattern = RUNS[label];
  const runs = pattern ? (text.match(pattern) ?? []) : [];
  return runs.reduce((sum, run) => sum + run.length, label === 'windows-1252' ? 0.5 : 0);
}

/** A declared single-byte charset decodes anything; control characters where letters should be give it away. */
function isPlausible(text: string): boolean {
  return !/[\u0080-\u009F\uFFFD]/.test(text);
}

/** RFC 2152. No decoder of the platform knows it; mailers of the nineties still write it. */
function decodeUtf7(bytes: Uint8Array): string {
  return latin(bytes).replace(/\+([A-Za-z0-9+/]*)-?/g, (_, encoded: string) => {
    if (encoded === '') return '+';
    const units = Buffer.from(encoded, 'base64');
    return new TextDecoder('utf-16be').decode(units.subarray(0, units.length - (units.length % 2)));
  });
}
