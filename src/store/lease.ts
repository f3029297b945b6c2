import { randomUUID } from 'node:crypto';
import { gt, isNull, lte, or, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

/** Who takes rows, when, for how long and how many at most. */
export interface Claimant {
  /** Name of the process, for the person who looks. */
  readonly owner: string;
  /**
   * By the clock of the caller, so that tests own time. Clocks of several machines may differ by less than `leaseMs`:
   * what keeps two workers apart is the lease itself, of which there are no two alike.
   */
  readonly now: Date;
  readonly leaseMs: number;
  readonly limit: number;
}

/** One claim: the owner and a fresh UUID. A later claim of the same owner has another, and this one no longer holds. */
export function newLease({ owner, now, leaseMs }: Claimant): { readonly lease: string; readonly leaseUntil: Date } {
  return { lease: `${owner}/${randomUUID()}`, leaseUntil: new Date(now.getTime() + leaseMs) };
}

/**
 * Whether what waits for a next try may be taken. A moment further off than any wait that we choose was written while
 * the clock stood wrong: by it a letter would rest until the year that the clock believed in.
 */
export function isDue(nextTryAt: PgColumn, now: Date): SQL | undefined {
  return or(isNull(nextTryAt), lte(nextTryAt, now), isMistimed(nextTryAt, now));
}

/** Whether a moment that cannot lie ahead does: the clock that it was taken from stood wrong. */
export function isMistimed(moment: PgColumn, now: Date): SQL {
  return gt(moment, new Date(now.getTime() + LONGEST_WAIT));
}

/** Above the four hours between two tries of a letter. */
const LONGEST_WAIT = 5 * 3_600_000;

export const NO_LEASE = { lease: null, leaseUntil: null } as const;
