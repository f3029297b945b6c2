import type { Ending, Queries } from './database.ts';

/** Runs `work` in a transaction that ends as its value says: drizzle itself rolls back only on an exception. */
export async function transactBy<T>(queries: Queries, work: (tx: Queries) => Promise<Ending<T>>): Promise<T> {
  try {
    return await queries.transaction(async (tx) => {
      const { end, result } = await work(tx);
      if (end === 'roll-back') throw new RolledBack(result);
      return result;
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.result as T;
    throw error;
  }
}

class RolledBack extends Error {
  readonly result: unknown;
  constructor(result: unknown) {
    super('rolled back');
    this.result = result;
  }
}
