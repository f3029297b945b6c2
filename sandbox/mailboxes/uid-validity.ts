/**
 * A UIDVALIDITY (RFC 9051 section 2.3.1.1) that no mailbox had before: tenths of a second since 2026, which fit 32
 * bits until 2039, and never one twice in one process. A mailbox that is dropped and made again is another mailbox.
 */
export function newUidValidity(now: number): number {
  last = Math.max(last + 1, Math.floor((now - EPOCH) / 100));
  return last;
}

let last = 0;
const EPOCH = Date.UTC(2026, 0, 1);
