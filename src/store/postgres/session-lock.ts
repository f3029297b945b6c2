import { createHash } from 'node:crypto';
import type { NameLock } from '../database.ts';
import { troubleFrom } from '../trouble.ts';
import { type Connection, connectOnce } from './connection.ts';

/**
 * Holds a name by an advisory lock of a session that does nothing else: PostgreSQL frees it when that session ends,
 * however it ends. Needs a direct connection: a pooler in transaction mode would lend the session to others.
 */
export async function lockSession(url: string, name: string): Promise<NameLock | null> {
  let lose: () => void = () => undefined;
  const lost = new Promise<void>((resolve) => (lose = resolve));
  let released = false;
  const session = connectOnce(url, {
    name: `lock ${name}`.replace(/[^ -~]/g, '?').slice(0, 50),
    statementTimeout: HEARTBEAT,
    onClose: () => {
      if (!released) lose();
    },
  });
  if (!(await tryLock(session, name))) return null;
  const stop = heartbeat(session);
  void lost.then(stop);
  return {
    lost,
    release: async () => {
      released = true;
      stop();
      await session.client.end({ timeout: 5 });
    },
  };
}

async function tryLock({ client, cut }: Connection, name: string): Promise<boolean> {
  try {
    const [row] = await client<{ held: boolean }[]>`select pg_try_advisory_lock(${lockKey(name)}::bigint) as held`;
    if (!row?.held) await client.end({ timeout: 5 });
    return row?.held ?? false;
  } catch (error) {
    cut();
    throw troubleFrom(error);
  }
}

/** A name as the 64-bit key that advisory locks go by, apart from other users of the same database. */
export function lockKey(name: string): string {
  return createHash('sha256').update(`redress:${name}`).digest().readBigInt64BE().toString();
}

/** Milliseconds between two looks, and how long each may take. */
const HEARTBEAT = 10_000;

/** Notices the loss that no packet tells of; gives what ends it. */
function heartbeat({ client, cut }: Connection): () => void {
  let answered = true;
  const beat = setInterval(() => {
    if (answered) client`select 1`.then(() => (answered = true), cut);
    else cut();
    answered = false;
  }, HEARTBEAT);
  return () => clearInterval(beat);
}
