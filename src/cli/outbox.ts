import type { Command } from 'commander';
import { listOutbound, type OutboundEmail, type OutboundState, retryOutbound } from '../store/outbox/list.ts';
import { type Column, printListing } from './listing.ts';
import type { Invocation } from './shell.ts';
import { choiceOf, countOf } from './values.ts';
import { withDatabase } from './with-database.ts';

/** `redress outbox`: mail to send and mail sent, with state and next try; `outbox retry ID` sends one again. */
export function outboxCommand(program: Command, invocation: Invocation): void {
  const { shell } = invocation;
  const outbox = program
    .command('outbox')
    .description('mail to send, with state and next try, newest first')
    .option('--state <state>', STATES.join(', '), choiceOf(STATES))
    .option('--limit <number>', 'at most so many', countOf, 100)
    .option('--json', 'one JSON object a line')
    .addHelpText(
      'after',
      '\nExamples:\n  redress outbox --state refused\n  redress outbox retry 0b0c6f6e-8c5e-4a55-8f0e-6a2f3a8d1c11',
    )
    .action(async ({ state, limit, json }: Options) =>
      withDatabase(invocation, async (database) => {
        const rows = await listOutbound(database, { limit, ...(state && { state }) });
        printListing(shell, rows, COLUMNS, { json, empty: 'nothing to send' });
        return 0;
      }),
    );
  outbox
    .command('retry <id>')
    .description('send a refused, unknown or waiting mail now; an unknown one may then arrive twice')
    .addHelpText('after', '\nExample:\n  redress outbox retry 0b0c6f6e-8c5e-4a55-8f0e-6a2f3a8d1c11')
    .action(async (id: string) =>
      withDatabase(invocation, async (database) => {
        const retried = await retryOutbound(database, id);
        if (retried.kind === 'queued') {
          await database.wake('outbound');
          shell.out(`mail ${id} is sent at the next look`);
          return 0;
        }
        shell.err(
          retried.kind === 'unknown-id'
            ? `no mail to send has the id ${id}; see redress outbox`
            : `mail ${id} is ${retried.state}: nothing to retry`,
        );
        return 1;
      }),
    );
}

interface Options {
  readonly state?: OutboundState;
  readonly limit: number;
  readonly json?: boolean;
}

const STATES = ['pending', 'sending', 'sent', 'unknown', 'refused'] as const satisfies readonly OutboundState[];

const COLUMNS: readonly Column<OutboundEmail>[] = [
  { title: 'ID', of: ({ id }) => id },
  { title: 'STATE', of: ({ state }) => state },
  { title: 'LETTER', of: ({ letter }) => letter },
  { title: 'TRIES', of: ({ attempts }) => String(attempts) },
  {
    title: 'NEXT TRY',
    of: ({ state, nextTryAt, dueAt }) => (state === 'pending' ? (nextTryAt ?? dueAt).toISOString().slice(0, 19) : ''),
  },
  { title: 'TO', of: ({ envelopeTo }) => envelopeTo },
  { title: 'ANSWER', of: ({ response, lastError }) => (response ?? lastError ?? '').slice(0, 60) },
];
