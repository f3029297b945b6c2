import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/**
 * The one door to SQL, alike for PostgreSQL and the embedded database. Everything else in this room is a function that
 * takes a `Database` first.
 */
export interface Database {
  readonly kind: 'postgres' | 'embedded';
  /** One statement, or several that need no common fate. Whatever fails is thrown as `DatabaseTrouble`. */
  run<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  /**
   * One transaction. Its end is a value: `commit(result)` or `rollBack(result)`; an exception rolls back. Inside,
   * nothing is awaited but queries on `tx`: the embedded database has one connection and would wait for itself.
   */
  transact<T>(work: (tx: Queries) => Promise<Ending<T>>): Promise<T>;
  /** Holds a name until released, by this process alone among all that share the database; null when it is taken. */
  lock(name: string): Promise<NameLock | null>;
  /** Tells listeners, also in other processes, that there is work; may get lost, so nobody relies on it. */
  wake(channel: Channel): Promise<void>;
  onWake(channel: Channel, listener: () => void): Promise<StopListening>;
  /** Applies what is missing of the migrations in a folder; processes that start together take turns. */
  migrate(folder: string): Promise<void>;
  close(): Promise<void>;
}

/** Drizzle's core query builder: all that the rest of the room knows of the engine. */
export type Queries = PgDatabase<PgQueryResultHKT>;

export type Ending<T> = { readonly end: 'commit' | 'roll-back'; readonly result: T };

export interface NameLock {
  /** Settles when the lock was lost without being released: whoever holds it has to stop at once. */
  readonly lost: Promise<void>;
  readonly release: () => Promise<void>;
}

/** `inbound`: mail was kept; `outbound`: mail waits to be sent. */
export type Channel = 'inbound' | 'outbound';

export type StopListening = () => Promise<void>;

export function commit<T>(result: T): Ending<T> {
  return { end: 'commit', result };
}

export function rollBack<T>(result: T): Ending<T> {
  return { end: 'roll-back', result };
}
