import type { Known } from './desk.ts';
import type { Fresh, House } from './house.ts';

/** What one answer is worked out with; the same for each of its parts. */
export interface Setting {
  readonly house: House;
  readonly fresh: Fresh;
  readonly known: Known;
  readonly contents: Contents;
}

/** Bytes of the attachments that came with the mail, by SHA-256: they travel on where a letter takes them along. */
export type Contents = ReadonlyMap<string, Uint8Array>;
