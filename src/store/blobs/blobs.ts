/** Raw mails, attachments and letters by the SHA-256 of their bytes; written before the row that names them. */
export interface Blobs {
  /** Safe on disk when it settles; gives the SHA-256 in hex. Bytes that are there already cost nothing. */
  put(bytes: Uint8Array): Promise<string>;
  /** Null when there is none; throws `DamagedBlob` when the bytes are no longer what was put. */
  get(sha256: string): Promise<Uint8Array | null>;
  has(sha256: string): Promise<boolean>;
  /** Nothing happens when there is none. */
  delete(sha256: string): Promise<void>;
  /** All of them, in no order, for the purge. */
  list(): AsyncIterable<StoredBlob>;
}

export interface StoredBlob {
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  /** Of the last `put`: a purge leaves fresh ones alone, as their row may not be committed yet. */
  readonly putAt: Date;
}

/** The disk gave back other bytes than were written: a person has to look at the disk and at the backup. */
export class DamagedBlob extends Error {
  override readonly name = 'DamagedBlob';
  readonly sha256: string;

  constructor(sha256: string) {
    super(`blob ${sha256} cannot be read: it is damaged, or sealed with a key that DATA_KEY does not hold`);
    this.sha256 = sha256;
  }
}
