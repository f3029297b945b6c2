/**
 * What the database or the way to it did wrong. Carries code, constraint and statement, never parameters: those are
 * words and addresses of people, and errors end in logs.
 */
export class DatabaseTrouble extends Error {
  override readonly name = 'DatabaseTrouble';
  /** `try-later`: unreachable, full, shutting down, deadlock. `refused`: the same again would fail again. */
  readonly kind: 'try-later' | 'refused';
  /** SQLSTATE, or the code of the connection's error. */
  readonly code: string;
  /** With `$1` for its parameters; `''` when unknown. */
  readonly statement: string;

  constructor(code: string, detail: { readonly constraint?: string; readonly statement?: string } = {}) {
    super(`database: ${code}${detail.constraint ? ` (${detail.constraint})` : ''}`);
    this.kind = PASSING.test(code) ? 'try-later' : 'refused';
    this.code = code;
    this.statement = detail.statement ?? '';
  }
}

/** The disk does not take or give bytes for now: full, read-only, limited, out of file handles. No mail is to blame. */
export class StorageTrouble extends Error {
  override readonly name = 'StorageTrouble';
  /** Of the system call. */
  readonly code: string;

  constructor(code: string) {
    super(`storage: ${code}`);
    this.code = code;
  }
}

/** The machine gives no thread to read mail in: out of file handles or memory. No mail is to blame. */
export class ThreadTrouble extends Error {
  override readonly name = 'ThreadTrouble';

  constructor() {
    super('no thread to read mail in could be started');
  }
}

/** Whether the same again may well succeed, once what is outside of us works again. */
export function isPassing(error: unknown): boolean {
  if (error instanceof DatabaseTrouble) return error.kind === 'try-later';
  return error instanceof StorageTrouble || error instanceof ThreadTrouble;
}

/** An error of the file system as trouble where the disk or a limit is to blame; all others pass through as they are. */
export function storageTroubleFrom(error: unknown): unknown {
  const code = error instanceof Error ? (textIn(error, 'code') ?? '') : '';
  return OF_STORAGE.test(code) ? new StorageTrouble(code) : error;
}

const OF_STORAGE = /^(?:ENOSPC|EDQUOT|EFBIG|EROFS|EIO|EMFILE|ENFILE|ENOMEM|EACCES|EPERM|ESTALE|ETIMEDOUT)$/;

/** An error of a driver as trouble; our own bugs pass through as they are. */
export function troubleFrom(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof DatabaseTrouble) return error;
  const ofDrizzle = 'params' in error;
  const cause = error.cause instanceof Error ? error.cause : error;
  const code = textIn(cause, 'code') ?? '';
  if (!ofDrizzle && !SQLSTATE.test(code) && !PASSING.test(code)) return error;
  const constraint = textIn(cause, 'constraint_name') ?? textIn(cause, 'constraint');
  const statement = ofDrizzle ? textIn(error, 'query') : undefined;
  return new DatabaseTrouble(code || cause.name, {
    ...(constraint && { constraint }),
    ...(statement && { statement }),
  });
}

function textIn(error: Error, key: string): string | undefined {
  const value: unknown = key in error ? Reflect.get(error, key) : undefined;
  return typeof value === 'string' ? value : undefined;
}

// Connection errors of Node and postgres.js, no socket for want of handles or memory; SQLSTATE classes 08, 40, 53, 57 and a server that became read-only.
const PASSING =
  /^(?:DEADLINE|CONNECT_TIMEOUT|CONNECTION_\w+|ECONN\w+|EHOST\w+|ENET\w+|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|ENOENT|EMFILE|ENFILE|ENOBUFS|ENOMEM|08\w{3}|40\w{3}|53\w{3}|55P03|57\w{3}|25006)$/;
const SQLSTATE = /^[0-9A-Z]{5}$/;
