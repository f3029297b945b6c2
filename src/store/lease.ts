import { randomUUID } from 'node:crypto';

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

export const NO_LEASE = { lease: null, leaseUntil: null } as const;
