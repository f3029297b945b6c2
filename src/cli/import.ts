import { hostname } from 'node:os';
import type { Command } from 'commander';
import type { House } from '../desk/house.ts';
import { IMPORTED } from '../daemon/loops/process.ts';
import type { Database } from '../store/database.ts';
import { holdMailbox } from '../store/mailboxes.ts';
import { openParserJail } from '../transport/jail/parser-jail.ts';
import { blobsFrom } from './blobs.ts';
import { houseFrom } from './house.ts';
import { type Imported, importMail, recordLeftOvers } from './import/import-mails.ts';
import { mailsAt } from './import/mailbox-files.ts';
import { type Column, printListing } from './listing.ts';
import { sayMistakes } from './settings.ts';
import { type Invocation, pathTyped, type Shell } from './shell.ts';
import { withDatabase } from './with-database.ts';

/** `redress import PATH...`: old mail through the same door, without letters; the same mail twice is one. */
export function importCommand(program: Command, invocation: Invocation): void {
  const { shell, done } = invocation;
  program
    .command('import <path...>')
    .description(
      'take in old mail (.eml, mbox, Maildir, folders of them): its cases are kept closed, nobody is written to',
    )
    .option('--json', 'one JSON object for each mail')
    .addHelpText('after', '\nExamples:\n  redress import complaints-2025.mbox\n  redress import ~/Maildir old/*.eml')
    .action(async (paths: readonly string[], { json }: { readonly json?: boolean }) => {
      const house = await houseFrom(shell);
      if (house.kind === 'mistaken') {
        sayMistakes(shell, house.mistakes);
        done(2);
        return;
      }
      await withDatabase(invocation, async (database) => {
        const imported = await importAll(paths, { database, shell, house: house.value });
        if (imported === 'busy') {
          shell.err('another import is running; wait for its end');
          return 1;
        }
        const said = json ? imported : imported.filter(({ outcome }) => !QUIET.includes(outcome));
        if (json || said.length > 0) printListing(shell, said, COLUMNS, { json, empty: '' });
        if (!json) shell.out(totalsOf(imported));
        return imported.some(({ outcome }) => outcome === 'failed' || outcome === 'skipped') ? 1 : 0;
      });
    });
}

interface ImportDesk {
  readonly database: Database;
  readonly shell: Shell;
  readonly house: House;
}

async function importAll(
  paths: readonly string[],
  { database, shell, house }: ImportDesk,
): Promise<readonly Imported[] | 'busy'> {
  const hold = await holdMailbox(database, IMPORTED);
  if (hold.kind === 'busy') return 'busy';
  const jail = openParserJail();
  const imported: Imported[] = [];
  try {
    const { now, stop } = shell;
    const door = { database, blobs: await blobsFrom(shell), house: () => house, posts: [], now };
    const tools = { ...door, jail, epoch: hold.epoch, owner: `import ${hostname()} ${process.pid}`, stop };
    await recordLeftOvers(tools);
    for (const path of paths)
      for await (const found of mailsAt(pathTyped(path, shell), now())) {
        if (stop.aborted) return imported;
        imported.push(await importMail(found, tools));
      }
  } finally {
    await jail.close();
    await hold.release();
  }
  return imported;
}

/** Outcomes that are told by their number alone. */
const QUIET: readonly string[] = ['new-ticket', 'joined-ticket', 'filed', 'duplicate', 'known', 'matched-bounce'];

function totalsOf(imported: readonly Imported[]): string {
  const outcomes = [...new Set(imported.map(({ outcome }) => outcome))].sort();
  const counts = outcomes.map((name) => `${imported.filter(({ outcome }) => outcome === name).length} ${name}`);
  return `${imported.length} mails: ${counts.join(', ') || 'none'}`;
}

const COLUMNS: readonly Column<Imported>[] = [
  { title: 'MAIL', of: ({ source }) => source },
  { title: 'OUTCOME', of: ({ outcome }) => outcome },
  { title: 'REFERENCE', of: ({ reference }) => reference ?? '' },
  { title: 'WHY', of: ({ reason }) => reason },
];
