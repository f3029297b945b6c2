import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * What gives a mail authority over a ticket: 100 bits of HMAC-SHA256 over ticket, party and purpose, in the reply
 * address and in our Message-IDs. A key id leads, so that keys rotate: the first key signs, all of them verify.
 */
export interface SigningKey {
  /** One lower-case letter or digit. */
  readonly id: string;
  /** At least 32 bytes. */
  readonly secret: string;
}

/**
 * `agent`: a member of the staff answers a player; `note`: writes for colleagues only; `body`: answers one mail of an
 * outside body.
 */
export type Purpose = 'reply' | 'message-id' | 'bounce' | 'agent' | 'note' | 'body';

export interface Signed {
  readonly purpose: Purpose;
  readonly reference: string;
  /** Whom it was given to, and for `body` the mail that may be answered; for a Message-ID its unique part. */
  readonly party: string;
}

/** The token for what is signed, 21 characters of `[a-z2-7]` with the key id first. */
export function tokenFor(signed: Signed, keys: readonly SigningKey[]): string {
  const key = keys[0];
  if (!key) throw new Error('no signing key');
  return key.id + mac(signed, key);
}

/** Whether one of the keys made this token for exactly this ticket, party and purpose; in constant time. */
export function isTokenFor(token: string, signed: Signed, keys: readonly SigningKey[]): boolean {
  const key = keys.find((candidate) => candidate.id === token.charAt(0).toLowerCase());
  if (!key) return false;
  const expected = Buffer.from(mac(signed, key));
  const given = Buffer.from(token.slice(1).toLowerCase());
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/** `support+rdr-7k3q-9mxc.r<token>@casino.test`: where a reply to this ticket goes. Local part under 64 (RFC 5321 4.5.3.1.1). */
export function replyAddress(support: string, signed: Signed, keys: readonly SigningKey[]): string {
  const at = support.lastIndexOf('@');
  const local = `${support.slice(0, at)}+${signed.reference.toLowerCase()}.${LETTER[signed.purpose]}${tokenFor(signed, keys)}`;
  return local + support.slice(at);
}

/** `rdr-7k3q-9mxc.<unique>.<token>@casino.test`, without angle brackets (RFC 5322 section 3.6.4). */
export function messageIdFor(reference: string, unique: string, domain: string, keys: readonly SigningKey[]): string {
  const token = tokenFor({ purpose: 'message-id', reference, party: unique }, keys);
  return `${reference.toLowerCase()}.${unique}.${token}@${domain}`;
}

/** What a reply address or one of our Message-IDs claims, before anything is verified. */
export interface TokenClaim {
  readonly purpose: Purpose;
  readonly reference: string;
  readonly token: string;
  /** The unique part for a Message-ID; null for an address, whose party is not written in it. */
  readonly unique: string | null;
}

/** Reads a claim from an address such as `support+rdr-….r…@casino.test`; null when it carries none. */
export function claimInAddress(address: string): TokenClaim | null {
  const match = /\+(rdr-[0-9a-z]{4}-[0-9a-z]{4}|desk)\.([rbano])([a-z0-9][a-z2-7]{20})@/i.exec(address.slice(0, 320));
  if (!match) return null;
  const [, reference = '', letter = '', token = ''] = match;
  const purpose = ADDRESS_PURPOSES.find((candidate) => LETTER[candidate] === letter.toLowerCase()) ?? 'reply';
  return { purpose, reference: reference.toUpperCase(), token: token.toLowerCase(), unique: null };
}

/** Reads a claim from a Message-ID of ours; null when it does not look like one. */
export function claimInMessageId(messageId: string): TokenClaim | null {
  const match = /^(rdr-[0-9a-z]{4}-[0-9a-z]{4})\.([0-9a-z-]{4,40})\.([a-z0-9][a-z2-7]{20})@/i.exec(
    messageId.slice(0, 320),
  );
  if (!match) return null;
  const [, reference = '', unique = '', token = ''] = match;
  return { purpose: 'message-id', reference: reference.toUpperCase(), token: token.toLowerCase(), unique };
}

/** In place of a reference: the desk itself, for what a member of the staff does without a ticket. */
export const DESK = 'DESK';

const LETTER: Readonly<Record<Purpose, string>> = {
  reply: 'r',
  bounce: 'b',
  'message-id': 'm',
  agent: 'a',
  note: 'n',
  body: 'o',
};
const ADDRESS_PURPOSES: readonly Purpose[] = ['reply', 'bounce', 'agent', 'note', 'body'];
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

function mac({ purpose, reference, party }: Signed, key: SigningKey): string {
  const text = JSON.stringify([purpose, reference.toUpperCase(), party.toLowerCase()]);
  return base32(createHmac('sha256', key.secret).update(text).digest()).slice(0, 20);
}

function base32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += BASE32.charAt((held >> bits) & 31);
    }
    held &= (1 << bits) - 1;
  }
  return text;
}
