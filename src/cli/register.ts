import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { ticketsOpened } from '../store/tickets/read.ts';
import { houseFrom } from './house.ts';
import { type PeriodOptions, periodOf, withPeriod } from './period.ts';
import { asCsv } from './register/csv.ts';
import { entryOf, type RegisterEntry } from './register/entry.ts';
import { sayMistakes } from './settings.ts';
import { type ExitCode, type Invocation, pathTyped, type Shell } from './shell.ts';
import { withDatabase } from './with-database.ts';

/** `redress register`: the complaints register of a period as CSV, one row a complaint. */
export function registerCommand(program: Command, invocation: Invocation): void {
  const { shell, done } = invocation;
  withPeriod(program.command('register'))
    .description('the complaints register as CSV: one row for each complaint received in a period')
    .option('--out <file>', 'write it to a new file, readable by its owner alone')
    .option('--json', 'one JSON object for each complaint instead of CSV')
    .addHelpText('after', '\nExample:\n  redress register --from 2026-07-01 --until 2026-10-01 --out register.csv')
    .action(async ({ out, json, ...written }: Options) => {
      const house = await houseFrom(shell);
      if (house.kind === 'mistaken') {
        sayMistakes(shell, house.mistakes);
        done(2);
        return;
      }
      await withDatabase(invocation, async (database) => {
        const entries: RegisterEntry[] = [];
        for await (const stored of ticketsOpened(database, periodOf(written, shell))) {
          // What a body wrote about nobody's case yet is no complaint.
          if (stored.ticket.queue === 'players') entries.push(entryOf(stored, house.value.rulebook, shell.now()));
        }
        if (entries.length === 0) shell.err('no complaint was received in that time');
        const text = json ? entries.map((entry) => `${JSON.stringify(entry)}\n`).join('') : csvOf(entries);
        // By a byte order mark spreadsheets know UTF-8.
        if (out !== undefined) return writeNew(pathTyped(out, shell), json ? text : `\ufeff${text}`, shell);
        if (text !== '') shell.out(text.slice(0, -1));
        return 0;
      });
    });
}

type Options = PeriodOptions & { readonly out?: string; readonly json?: boolean };

function csvOf(entries: readonly RegisterEntry[]): string {
  const [first] = entries;
  return first ? asCsv([Object.keys(first), ...entries.map((entry) => Object.values(entry))]) : '';
}

async function writeNew(file: string, text: string, { out, err }: Shell): Promise<ExitCode> {
  const written = await writeFile(file, text, { mode: 0o600, flag: 'wx' }).then(
    () => true,
    () => false,
  );
  if (written) out(`${file}: ${text.length} characters`);
  else err(`${file} cannot be made: it exists already, or its folder does not; name another with --out`);
  return written ? 0 : 1;
}
