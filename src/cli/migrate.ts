import { join } from 'node:path';
import type { Command } from 'commander';
import { placesOf } from './places.ts';
import type { Invocation } from './shell.ts';
import { withDatabase } from './with-database.ts';

/** `redress migrate`: brings the database to this version; doing it twice does nothing. */
export function migrateCommand(program: Command, invocation: Invocation): void {
  program
    .command('migrate')
    .description('bring the database to this version')
    .addHelpText('after', '\nExample:\n  DATABASE_URL=postgres://redress@127.0.0.1/redress redress migrate')
    .action(async () =>
      withDatabase(invocation, async (database) => {
        await database.migrate(join(placesOf(invocation.shell).program, 'migrations'));
        invocation.shell.out('the database is at this version');
        return 0;
      }),
    );
}
