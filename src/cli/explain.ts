import type { Command } from 'commander';
import type { TicketEvent } from '../ticket/event.ts';
import type { StoredTicket } from '../store/tickets/read.ts';
import { withTicket } from './ticket.ts';
import type { Invocation } from './shell.ts';
import { withDatabase } from './with-database.ts';

/** `redress explain REF`: why each verdict on a ticket's mails was reached. */
export function explainCommand(program: Command, invocation: Invocation): void {
  program
    .command('explain <reference>')
    .description('why each verdict was reached: the words that decided, what lost, which rule spoke')
    .option('--json', 'one JSON object for each verdict')
    .addHelpText('after', '\nExample:\n  redress explain RDR-7K3Q-9MXC')
    .action(async (written: string, { json }: { readonly json?: boolean }) =>
      withDatabase(invocation, async (database) =>
        withTicket(database, written, invocation.shell, (stored) => {
          const verdicts = verdictsOf(stored);
          const lines = json ? verdicts.map((verdict) => JSON.stringify(verdict)) : verdicts.flatMap(inWords);
          for (const line of lines) invocation.shell.out(line);
        }),
      ),
    );
}

type Verdict = Exclude<TicketEvent, { kind: 'message-received' | 'letter-planned' }>;

/** Everything that was decided about the ticket; the mails themselves stand in `redress ticket`. */
function verdictsOf({ events }: StoredTicket): readonly Verdict[] {
  return events.filter(
    (event): event is Verdict => event.kind !== 'message-received' && event.kind !== 'letter-planned',
  );
}

function inWords(event: Verdict): readonly string[] {
  switch (event.kind) {
    case 'assessed':
      return [
        `${event.at}  ${event.category} with confidence ${event.confidence.toFixed(2)}, language ${event.language ?? 'unknown'}`,
        ...(event.rule === null ? [] : [`  rule of precedence ${event.rule} decided over the scores`]),
        `  scores: ${scoresOf(event.scores)}`,
        ...(event.secondary.length > 0 ? [`  also possible: ${event.secondary.join(', ')}`] : []),
        ...(event.flags.length > 0 ? [`  flags: ${event.flags.join(', ')}`] : []),
        ...event.hits.map(
          ({ target, term, weight, where, found }) =>
            `    ${weight >= 0 ? '+' : ''}${weight.toFixed(1)} ${target.padEnd(12)} “${term}” found as “${found}” in the ${where}`,
        ),
        ...event.facts.map(({ kind, value, raw }) => `    fact ${kind}: ${value} (“${raw}”)`),
        ...event.evidence.present.map(({ item, by }) => `    has ${item}: ${by}`),
        ...event.evidence.missing.map((item) => `    lacks ${item}`),
      ];
    case 'opened':
      return [`${event.at}  opened: ${event.priority}, ${event.complexity}`];
    case 'linked':
      return [`${event.at}  linked to ${event.reference}: ${event.why}`];
    case 'letter-withheld':
      return [`${event.at}  no ${event.letter} was written: ${event.reason}`];
    case 'letter-redirected':
      return [`${event.at}  ${event.letter} came back from ${event.from} and was sent again to ${event.message.to}`];
    case 'letter-undeliverable':
      return [`${event.at}  ${event.letter} came back from ${event.from} and is sent to nobody else: ${event.why}`];
    default:
      return [
        `${event.at}  ${event.kind}${'reason' in event && typeof event.reason === 'string' ? `: ${event.reason}` : ''}`,
      ];
  }
}

function scoresOf(scores: Readonly<Record<string, number>>): string {
  return (
    Object.entries(scores)
      .sort(([, one], [, other]) => other - one)
      .map(([category, score]) => `${category} ${score.toFixed(1)}`)
      .join(', ') || 'none'
  );
}
