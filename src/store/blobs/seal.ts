import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** Encrypts what is kept on disk (reliability: personal data at rest), with keys that stand outside the database. */
export interface Seal {
  /** Bytes that a sealed file is longer by. */
  readonly overhead: number;
  readonly seal: (bytes: Uint8Array) => Uint8Array;
  /** The bytes, or null when no key of ours opens them. */
  readonly open: (sealed: Uint8Array) => Uint8Array | null;
}

/** Keeps bytes as they are. */
export const NO_SEAL: Seal = { overhead: 0, seal: (bytes) => bytes, open: () => null };

/**
 * AES-256-GCM with a fresh nonce for each file: `RDS1`, four bytes that name the key, nonce, ciphertext, tag. The first
 * secret seals, all of them open, so keys rotate without touching what is there. Each secret has 32 bytes or more.
 */
export function sealWith(secrets: readonly string[]): Seal {
  const keys = secrets.map((secret) => ({ key: derived(secret, 'key'), id: derived(secret, 'id').subarray(0, ID) }));
  const [first] = keys;
  if (!first) return NO_SEAL;
  return {
    overhead: MAGIC.length + ID + NONCE + TAG,
    seal: (bytes) => {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', first.key, nonce);
      return Buffer.concat([MAGIC, first.id, nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    },
    open: (sealed) => {
      const file = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
      if (file.length < MAGIC.length + ID + NONCE + TAG || !file.subarray(0, MAGIC.length).equals(MAGIC)) return null;
      const named = file.subarray(MAGIC.length, MAGIC.length + ID);
      const { key } = keys.find(({ id }) => id.equals(named)) ?? {};
      return key ? opened(file.subarray(MAGIC.length + ID), key) : null;
    },
  };
}

const MAGIC = Buffer.from('RDS1');
const ID = 4;
const NONCE = 12;
const TAG = 16;

function derived(secret: string, what: string): Buffer {
  return createHash('sha256').update(`redress blob ${what}\0${secret}`).digest();
}

function opened(rest: Buffer, key: Buffer): Uint8Array | null {
  const decipher = createDecipheriv('aes-256-gcm', key, rest.subarray(0, NONCE));
  decipher.setAuthTag(rest.subarray(rest.length - TAG));
  try {
    return Buffer.concat([decipher.update(rest.subarray(NONCE, rest.length - TAG)), decipher.final()]);
  } catch {
    return null;
  }
}
