import type { Command } from 'commander';
import { listTickets, type StoredTicket } from '../store/tickets/read.ts';
import type { Status } from '../ticket/ticket.ts';
import { type Column, printListing } from './listing.ts';
import type { Invocation } from './shell.ts';
import { choiceOf, countOf } from './values.ts';
import { withDatabase } from './with-database.ts';

/** `redress tickets`: the tickets, newest first. */
export function ticketsCommand(program: Command, invocation: Invocation): void {
  program
    .command('tickets')
    .description('list tickets, newest first')
    .option('--status <status>', STATUSES.join(', '), choiceOf(STATUSES))
    .option('--category <category>', 'payment, kyc, bonus, login, game, other')
    .option('--limit <number>', 'at most so many', countOf, 1000)
    .option('--json', 'one JSON object a line')
    .addHelpText('after', '\nExample:\n  redress tickets --status open --category kyc')
    .action(async ({ status, category, limit, json }: Options) =>
      withDatabase(invocation, async (database) => {
        const filter = { limit, ...(status && { status: [status] }), ...(category && { category }) };
        const tickets = await listTickets(database, filter);
        printListing(invocation.shell, tickets.map(rowOf), COLUMNS, { json, empty: 'no tickets' });
        return 0;
      }),
    );
}

interface Options {
  readonly status?: Status;
  readonly category?: string;
  readonly limit: number;
  readonly json?: boolean;
}

const STATUSES = ['open', 'waiting-for-player', 'waiting-for-third-party', 'resolved', 'closed'] as const;

type Row = ReturnType<typeof rowOf>;

function rowOf({ ticket }: StoredTicket) {
  const { reference, status, stage, category, language, priority, flags, player, assignee, subject } = ticket;
  const { openedAt, acknowledgedAt, deadlines } = ticket;
  const whose = { player: player.address, assignee, subject };
  return {
    reference,
    queue: ticket.queue,
    status,
    stage,
    category,
    language,
    priority,
    flags,
    ...whose,
    openedAt,
    acknowledgedAt,
    deadlines,
  };
}

const COLUMNS: readonly Column<Row>[] = [
  { title: 'REFERENCE', of: ({ reference }) => reference },
  { title: 'STATUS', of: ({ status }) => status },
  { title: 'CATEGORY', of: ({ category }) => category },
  { title: 'PRIORITY', of: ({ priority }) => priority },
  { title: 'LANGUAGE', of: ({ language }) => language },
  { title: 'DECISION DUE', of: ({ deadlines }) => deadlines.decision?.slice(0, 10) ?? '' },
  { title: 'BODY DUE', of: ({ deadlines }) => deadlines.outsideBody?.slice(0, 10) ?? '' },
  { title: 'PLAYER', of: ({ player }) => player },
  {
    title: 'SUBJECT',
    of: ({ subject, flags }) => `${subject.slice(0, 50)}${flags.length > 0 ? ` [${flags.join(' ')}]` : ''}`,
  },
];
