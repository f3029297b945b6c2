import type { Flag } from '../../rulebook/flags.ts';

/**
 * The letter that answers a first mail: what a raised flag asks for in the order of the rulebook (safety before all,
 * complaints.md 3.6), else the acknowledgement.
 */
export function firstLetter(raised: readonly string[], flags: ReadonlyMap<string, Flag>): string {
  for (const [name, flag] of flags) {
    if (flag.letter !== null && raised.includes(name)) return flag.letter;
  }
  return 'acknowledgement';
}
