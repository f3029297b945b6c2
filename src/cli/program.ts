import { Command, CommanderError } from 'commander';
import { caseFileCommand } from './case-file.ts';
import { checkCommand } from './check.ts';
import { demoCommand } from './demo.ts';
import { doctorCommand } from './doctor.ts';
import { eraseCommand } from './erase.ts';
import { evaluateCommand } from './evaluate.ts';
import { explainCommand } from './explain.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { inboundCommand } from './inbound.ts';
import { migrateCommand } from './migrate.ts';
import { outboxCommand } from './outbox.ts';
import { reconcileCommand } from './reconcile.ts';
import { registerCommand } from './register.ts';
import { replayCommand } from './replay.ts';
import { reportCommand } from './report.ts';
import type { ExitCode, Invocation, Shell } from './shell.ts';
import { startCommand } from './start.ts';
import { ticketCommand } from './ticket.ts';
import { ticketsCommand } from './tickets.ts';
import { tryCommand } from './try.ts';

/** Adds one command to the program. */
type AddCommand = (program: Command, invocation: Invocation) => void;

const COMMANDS: readonly AddCommand[] = [
  startCommand,
  demoCommand,
  checkCommand,
  doctorCommand,
  tryCommand,
  evaluateCommand,
  ticketsCommand,
  ticketCommand,
  explainCommand,
  inboundCommand,
  outboxCommand,
  reconcileCommand,
  caseFileCommand,
  reportCommand,
  registerCommand,
  replayCommand,
  importCommand,
  exportCommand,
  eraseCommand,
  migrateCommand,
];

/** Runs `redress ARGV`; 0 done, 1 failed, 2 wrong use (design, section 6). */
export async function runCommandLine(argv: readonly string[], shell: Shell): Promise<ExitCode> {
  let exit: ExitCode = 0;
  const program = new Command('redress')
    .description("A casino's complaints desk that lives entirely in email.")
    .exitOverride()
    .configureOutput({ writeOut: (text) => shell.out(text.trimEnd()), writeErr: (text) => shell.err(text.trimEnd()) })
    .showSuggestionAfterError();
  const invocation: Invocation = { shell, argv, done: (code) => void (exit = code), run: runCommandLine };
  for (const add of COMMANDS) add(program, invocation);
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exit;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
}
