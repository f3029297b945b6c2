import type { Mutant } from '../servers/harness/build-copy.ts';

/** One promise taken out of the sources, and the shortest test that has to notice. */
export interface SourceMutant extends Mutant {
  readonly caughtBy: Check;
}

export interface Check {
  /** Of `vitest.config.ts`. */
  readonly project: 'rooms' | 'servers' | 'stories';
  readonly file: string;
}

/** Most mutants change one place of one file. */
export function mutant(
  name: string,
  what: string,
  caughtBy: Check,
  file: string,
  from: string,
  to: string,
): SourceMutant {
  return { name, what, caughtBy, changes: [{ file: `src/${file}`, from, to }] };
}

export const rooms = (file: string): Check => ({ project: 'rooms', file: `tests/rooms/${file}.test.ts` });
export const servers = (file: string): Check => ({ project: 'servers', file: `tests/servers/${file}.test.ts` });
export const stories = (file: string): Check => ({ project: 'stories', file: `tests/stories/${file}.test.ts` });
