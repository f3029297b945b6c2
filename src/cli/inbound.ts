import type { Command } from 'commander';
import { retryInbound } from '../store/intake/fail.ts';
import { type InboundEmail, type InboundState, listInbound } from '../store/intake/list.ts';
import { type Column, printListing } from './listing.ts';
import type { Invocation } from './shell.ts';
import { choiceOf, countOf } from './values.ts';
import { withDatabase } from './with-database.ts';

/** `redress inbound`: every mail as it was received, with where it ended; `inbound retry ID` takes one up again. */
export function inboundCommand(program: Command, invocation: Invocation): void {
  const { shell } = invocation;
  const inbound = program
    .command('inbound')
    .description('mail as received, with its outcome, newest first')
    .option('--state <state>', STATES.join(', '), choiceOf(STATES))
    .option('--limit <number>', 'at most so many', countOf, 100)
    .option('--json', 'one JSON object a line')
    .addHelpText('after', '\nExamples:\n  redress inbound --state quarantined\n  redress inbound retry 17')
    .action(async ({ state, limit, json }: Options) =>
      withDatabase(invocation, async (database) => {
        const rows = await listInbound(database, { limit, ...(state && { state }) });
        printListing(shell, rows, COLUMNS, { json, empty: 'no mail' });
        return 0;
      }),
    );
  inbound
    .command('retry <id>')
    .description('take a quarantined mail up again, as if it had just come')
    .addHelpText('after', '\nExample:\n  redress inbound retry 17')
    .action(async (id: string) =>
      withDatabase(invocation, async (database) => {
        const retried = await retryInbound(database, /^\d{1,15}$/.test(id) ? Number(id) : -1);
        if (retried.kind === 'queued') {
          await database.wake('inbound');
          shell.out(`mail ${id} is taken up again`);
          return 0;
        }
        shell.err(
          retried.kind === 'unknown-id'
            ? `no mail has the number ${id}; see redress inbound`
            : `mail ${id} is ${retried.state}, not quarantined: nothing to retry`,
        );
        return 1;
      }),
    );
}

interface Options {
  readonly state?: InboundState;
  readonly limit: number;
  readonly json?: boolean;
}

const STATES = ['received', 'processing', 'processed', 'quarantined'] as const satisfies readonly InboundState[];

const COLUMNS: readonly Column<InboundEmail>[] = [
  { title: 'ID', of: ({ id }) => String(id) },
  { title: 'RECEIVED', of: ({ receivedAt }) => receivedAt.toISOString().slice(0, 19) },
  { title: 'STATE', of: ({ state }) => state },
  { title: 'OUTCOME', of: ({ outcome }) => outcome ?? '' },
  { title: 'WHY', of: ({ outcomeReason, lastError }) => (outcomeReason ?? lastError ?? '').slice(0, 60) },
  { title: 'FROM', of: ({ fromAddress }) => fromAddress ?? '' },
  { title: 'SUBJECT', of: ({ subject }) => (subject ?? '').slice(0, 50) },
];
