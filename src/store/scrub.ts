import { createHash } from 'node:crypto';

/**
 * What foreign text passes before it becomes SQL. PostgreSQL refuses NUL in text (22021), `\u0000` and lone surrogates
 * in jsonb (22P05, 22P02) and more than 8,191 bytes in an index (54000); each would fail again at every retry.
 */
export function scrubbed(text: string, longest: number = LONGEST_TEXT): string {
  // Cut first: a cut through a pair leaves a lone surrogate behind.
  return text.slice(0, longest).replace(UNSTORABLE, '\uFFFD');
}

/** The same for every text and every key inside plain data. */
export function scrubbedData<T>(data: T): T {
  return scrubValue(data) as T;
}

/** Hex; the form in which foreign ids and addresses meet an index. */
export function sha256Of(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Message-IDs are compared without brackets, white space and letter case: some gateways rewrite those. */
export function messageIdHash(messageId: string): string {
  return sha256Of(messageId.replace(/[<>\s]+/g, '').toLowerCase());
}

export function addressHash(address: string): string {
  return sha256Of(address.trim().toLowerCase());
}

/** Of what stands after the last `@`. */
export function domainHash(address: string): string {
  return addressHash(address.slice(address.lastIndexOf('@') + 1));
}

/** Longer than any field but the text of a mail, which has its own cap where it is parsed. */
export const LONGEST_LINE = 2_000;
const LONGEST_TEXT = 1_000_000;
// With the u flag a surrogate pair is one character, so this matches lone surrogates only.
const UNSTORABLE = /[\0\p{Surrogate}]/gu;

function scrubValue(value: unknown): unknown {
  if (typeof value === 'string') return scrubbed(value);
  if (Array.isArray(value)) return value.map(scrubValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [scrubbed(key), scrubValue(inner)]));
}
