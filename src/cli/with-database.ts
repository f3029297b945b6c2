import { join } from 'node:path';
import { askDaemon } from '../daemon/control/ask.ts';
import { databaseOf } from '../daemon/settings/read-settings.ts';
import type { Database } from '../store/database.ts';
import { openDatabase } from '../store/open-database.ts';
import { DatabaseTrouble } from '../store/trouble.ts';
import { placesOf } from './places.ts';
import { environmentFrom, sayMistakes } from './settings.ts';
import type { ExitCode, Invocation } from './shell.ts';

/**
 * Runs a command's work on the database: in the daemon on its own; in a terminal on PostgreSQL, or on the embedded
 * database when nobody has it open. Has a daemon got it, the whole command line goes there and its answer comes back.
 */
export async function withDatabase(
  { shell, argv, done }: Invocation,
  work: (database: Database) => Promise<ExitCode>,
): Promise<void> {
  if (shell.database) {
    done(await work(shell.database));
    return;
  }
  const env = environmentFrom(shell);
  if (env.kind === 'mistaken') {
    sayMistakes(shell, env.mistakes);
    done(2);
    return;
  }
  const place = databaseOf(env.value, placesOf(shell));
  const opened = await openDatabase(place);
  if (opened.kind === 'open') {
    done(await useAndClose(opened.database, placesOf(shell).program, work, shell.err));
    return;
  }
  const asked =
    place.kind === 'embedded' ? await askDaemon(place.dataDir, argv, shell) : { kind: 'nobody-there' as const };
  if (asked.kind === 'ran') {
    done(asked.exit);
    return;
  }
  shell.err('another process has the embedded database open and takes no commands; stop it, or try again in a moment');
  done(1);
}

async function useAndClose(
  database: Database,
  program: string,
  work: (database: Database) => Promise<ExitCode>,
  err: (line: string) => void,
): Promise<ExitCode> {
  try {
    if (database.kind === 'embedded') await database.migrate(join(program, 'migrations'));
    return await work(database);
  } catch (error) {
    if (!(error instanceof DatabaseTrouble)) throw error;
    err(
      `the database cannot be used (${error.code}): ${ADVICE[error.code] ?? 'is it running, and does DATABASE_URL name it?'}`,
    );
    return 1;
  } finally {
    await database.close();
  }
}

const ADVICE: Readonly<Record<string, string>> = {
  '42P01': 'its tables are missing; run redress migrate',
  '28P01': 'the password was refused; look at DATABASE_URL',
  '3D000': 'there is no such database; create it, then run redress migrate',
};
