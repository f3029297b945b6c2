import { createHash } from 'node:crypto';
import type { NameLock } from '../database.ts';
import { troubleFrom } from '../trouble.ts';
import { connectPostgres } from './connection.ts';

/**
 * Holds a name by an advisory lock of a session that does nothing else: PostgreSQL frees it when that session ends,
 * however it ends. Needs a direct connection: a pooler in transaction mode would lend the session to others.
 */
export async function lockSession(url: string, name: string): Promise<NameLock | null> {
  let lose: () => void = () => undefined;
  const lost = new Promise<void>((resolve) => (lose = resolve));
  let released = false;
  const session = connectPostgres(url, {
    name: `lock ${name}`.replace(/[^ -~]/g, '?').slice(0, 60),
    connections: 1,
    statementTimeout: HEARTBEAT,
    onClose: () => {
      if (!released) lose();
    },
  });
  try {
    const [row] = await session<{ held: boolean }[]>`select pg_try_advisory_lock(${lockKey(name)}::bigint) as held`;
    if (!row?.held) {
      await session.end({ timeout: 5 });
      return null;
    }
  } catch (error) {
    await session.end({ timeout: 0 });
    throw troubleFrom(error);
  }
  // The driver would dial again and talk on without the lock: the first loss ends the session for good.
  const end = heartbeat(session, lose);
  void lost.then(end);
  return {
    lost,
    release: async () => {
      released = true;
      end();
      await session.end({ timeout: 5 });
    },
  };
}

/** A name as the 64-bit key that advisory locks go by, apart from other users of the same database. */
export function lockKey(name: string): string {
  return createHash('sha256').update(`redress:${name}`).digest().readBigInt64BE().toString();
}

/** Milliseconds between two looks, and how long each may take. */
const HEARTBEAT = 10_000;

type Session = ReturnType<typeof connectPostgres>;

/** Notices the loss that no packet tells of; the returned function ends session and beat. */
function heartbeat(session: Session, lose: () => void): () => void {
  let answered = true;
  const beat = setInterval(() => {
    if (!answered) lose();
    answered = false;
    session`select 1`.then(() => (answered = true), lose);
  }, HEARTBEAT);
  return () => {
    clearInterval(beat);
    void session.end({ timeout: 0 });
  };
}
