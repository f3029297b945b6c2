import { startDovecot, type TestDovecot } from '../harness/dovecot.ts';
import { startPostgres, type TestPostgres } from '../harness/postgres.ts';
import type { TestEnvironment } from '../harness/redress.ts';
import { type DaemonWorld, openDaemonWorld } from './world.ts';

/** One Dovecot and one PostgreSQL for the tests of a file, and in them for each test a casino that no other touches. */
export interface Worlds {
  readonly dovecot: TestDovecot;
  readonly postgres: TestPostgres;
  readonly next: (settings?: TestEnvironment | ((user: string) => TestEnvironment)) => Promise<DaemonWorld>;
  /** Ended with the worlds, what came last first. */
  readonly endWith: (end: () => Promise<void> | void) => void;
  readonly end: () => Promise<void>;
}

export async function openWorlds(most: number): Promise<Worlds> {
  const users = Array.from({ length: most }, (_, number) => `support${number}`);
  const dovecot = await startDovecot({ users: Object.fromEntries(users.map((user) => [user, 'pass'])) });
  const postgres = await startPostgres();
  const ends: (() => Promise<void> | void)[] = [];
  return {
    dovecot,
    postgres,
    next: async (settings = {}) => {
      const user = users.shift();
      if (user === undefined) throw new Error(`more than ${most} worlds`);
      const more = typeof settings === 'function' ? settings(user) : settings;
      const world = await openDaemonWorld(dovecot, postgres, user, more);
      ends.push(world.end);
      return world;
    },
    endWith: (end) => ends.push(end),
    end: async () => {
      for (const end of ends.reverse()) await end();
      await Promise.all([dovecot.stop(), postgres.stop()]);
    },
  };
}
