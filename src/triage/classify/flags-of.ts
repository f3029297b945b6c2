import type { Flag } from '../../rulebook/flags.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { Reading } from './reading.ts';
import type { CountedHit } from './tally.ts';

/** The flags that a mail raises, in order of importance. */
export function flagsOf(
  hits: readonly CountedHit[],
  readings: readonly Reading[],
  rulebook: Rulebook,
): readonly string[] {
  return [...rulebook.flags].flatMap(([name, flag]) =>
    flagPoints(name, flag, hits) >= flag.threshold && meetsNeeds(flag, readings) ? [name] : [],
  );
}

/** Points of a flag, of those hits that it counts. */
export function flagPoints(name: string, flag: Flag, hits: readonly CountedHit[]): number {
  return countedFor(name, flag, hits).reduce((sum, { weight }) => sum + weight, 0);
}

export function countedFor(name: string, flag: Flag, hits: readonly CountedHit[]): readonly CountedHit[] {
  return hits
    .filter(({ kind, target }) => kind === 'flag' && target === name)
    .filter(({ strength }) => strength !== 'weak' || flag.weak === 'counted')
    .filter(({ strength }) => strength !== 'negative' || flag.negatives === 'counted');
}

function meetsNeeds({ needs }: Flag, readings: readonly Reading[]): boolean {
  const length = readings.reduce((sum, { words }) => sum + words.length, 0);
  if (needs.atMostWords !== null && length > needs.atMostWords) return false;
  return !needs.noQuestion || !readings.some(({ text }) => /[?؟]/.test(text));
}
