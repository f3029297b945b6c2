import type { Command } from 'commander';
import type { Database } from '../store/database.ts';
import { type StoredTicket, ticketByReference } from '../store/tickets/read.ts';
import type { TicketEvent } from '../ticket/event.ts';
import { canonicalReference } from '../triage/thread/reference.ts';
import type { ExitCode, Invocation, Shell } from './shell.ts';
import { withDatabase } from './with-database.ts';

/** `redress ticket REF`: one ticket with its mails and its chronology. */
export function ticketCommand(program: Command, invocation: Invocation): void {
  program
    .command('ticket <reference>')
    .description('one ticket with its mails and its chronology')
    .option('--json', 'as one JSON object')
    .addHelpText('after', '\nExample:\n  redress ticket RDR-7K3Q-9MXC')
    .action(async (written: string, { json }: { readonly json?: boolean }) =>
      withDatabase(invocation, async (database) =>
        withTicket(database, written, invocation.shell, (stored) => {
          for (const line of json ? [JSON.stringify(asJson(stored))] : asLines(stored)) invocation.shell.out(line);
        }),
      ),
    );
}

/** Finds a ticket by its reference as people write it, or says why not. */
export async function withTicket(
  database: Database,
  written: string,
  { err }: Shell,
  show: (stored: StoredTicket) => void | Promise<void>,
): Promise<ExitCode> {
  const reference = canonicalReference(written);
  if (reference === null) {
    err(`${written} is no reference: it reads RDR-XXXX-XXXX, and a slip of the finger makes it wrong`);
    return 2;
  }
  const stored = await ticketByReference(database, reference);
  if (!stored) {
    err(`no ticket has the reference ${reference}`);
    return 1;
  }
  await show(stored);
  return 0;
}

/** The shape of the contract (design, section 6). */
function asJson({ ticket, events }: StoredTicket) {
  const { reference, status, stage, category, language, priority, flags, player, assignee, deadlines } = ticket;
  const { subject, secondary, confidence, subtype, complexity, evidence, facts, links, openedAt, acknowledgedAt } =
    ticket;
  return {
    ...{ reference, status, stage, category, language, priority, flags, player: player.address, assignee, deadlines },
    ...{ playerName: player.name, subject, secondary, confidence, subtype, complexity, openedAt, acknowledgedAt },
    ...{ queue: ticket.queue, outsideBodies: ticket.life.outside },
    ...{ evidence, facts, links, messages: ticket.messages, events },
  };
}

function asLines({ ticket, events }: StoredTicket): readonly string[] {
  const { reference, subject, player, deadlines, evidence } = ticket;
  return [
    `${reference}  ${subject}`,
    `  ${ticket.status}, ${ticket.stage}, ${ticket.category}, ${ticket.priority}, ${ticket.complexity}, ${ticket.language}`,
    `  ${ticket.queue === 'players' ? 'player    ' : 'body      '} ${player.name} <${player.address}>`,
    `  assignee   ${ticket.assignee ?? 'nobody yet'}`,
    ...(ticket.flags.length > 0 ? [`  flags      ${ticket.flags.join(', ')}`] : []),
    ...Object.entries(deadlines).map(([name, at]) => `  ${name.padEnd(16)} ${at}`),
    `  present    ${evidence.present.map(({ item, by }) => `${item} (${by})`).join(', ') || 'nothing'}`,
    `  missing    ${evidence.missing.join(', ') || 'nothing'}`,
    '',
    ...events.map(chronologyLine),
    '',
    ...ticket.messages.flatMap(({ direction, at, from, to, subject: line, text, attachments }) => [
      `${direction === 'in' ? '<-' : '->'} ${at}  ${from} to ${to}: ${line}`,
      ...attachments.map(({ name, type, size, verdict }) => `   [${name}, ${type}, ${size} bytes, ${verdict}]`),
      ...text.split('\n').map((words) => `   ${words}`),
      '',
    ]),
  ];
}

/** One event in a line: when, what, and whatever of it is short. */
export function chronologyLine(event: TicketEvent): string {
  const { at, kind, ...rest } = event;
  const details = Object.entries(rest).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [`${name}=${value}`] : [],
  );
  return `${at}  ${kind.padEnd(20)} ${details.join('  ')}`.trimEnd();
}
