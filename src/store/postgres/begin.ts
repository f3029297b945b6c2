import type postgres from 'postgres';
import { DatabaseTrouble } from '../trouble.ts';

/**
 * `begin` for a client that has one connection and one user: what drizzle calls for a transaction, in place of the
 * driver's own, which sends its `rollback` even when the connection it belongs to is gone.
 */
export function beginOn(client: postgres.Sql, isOpen: () => boolean) {
  return async <T>(work: (sql: postgres.Sql) => Promise<T>): Promise<T> => {
    await client.unsafe('begin');
    try {
      const result = await work(client);
      const { command } = await client.unsafe('commit');
      // PostgreSQL answers the commit of a failed transaction with a rollback and without an error.
      if (command !== 'COMMIT') throw new DatabaseTrouble('25P02');
      return result;
    } catch (error) {
      if (isOpen()) await client.unsafe('rollback');
      throw error;
    }
  };
}
