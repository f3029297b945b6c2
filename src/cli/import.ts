import { hostname } from 'node:os';
import type { Command } from 'commander';
import type { House } from '../desk/house.ts';
import { importedMailbox } from '../daemon/imported-mail.ts';
import { DEFAULT_BRAND } from '../rulebook/brands.ts';
import type { Database } from '../store/database.ts';
import { holdMailbox } from '../store/mailboxes.ts';
import type { ParserJail } from '../transport/jail/parser-jail.ts';
import { blobsFrom } from './blobs.ts';
import { houseFrom } from './house.ts';
import { openScannedJail, type ScannedJail } from './import/scanned-jail.ts';
import { type Imported, importMail, recordLeftOvers } from './import/import-mails.ts';
import { mailsAt } from './import/mailbox-files.ts';
import { type Column, printListing } from './listing.ts';
import { sayMistakes } from './settings.ts';
import { type ExitCode, type Invocation, pathTyped, type Shell } from './shell.ts';
import { withDatabase } from './with-database.ts';

/** `redress import PATH...`: old mail through the same door, without letters; the same mail twice is one. */
export function importCommand(program: Command, invocation: Invocation): void {
  const { shell, done } = invocation;
  program
    .command('import <path...>')
    .description(
      'take in old mail (.eml, mbox, Maildir, folders of them): its cases are kept closed, nobody is written to',
    )
    .option('--brand <brand>', 'the brand that the mail was written to, as rules/brands names it', DEFAULT_BRAND)
    .option('--json', 'one JSON object for each mail')
    .addHelpText('after', EXAMPLES)
    .action(async (paths: readonly string[], { brand, json }: Options) => {
      const house = await houseFrom(shell, { brand });
      if (house.kind === 'mistaken') {
        sayMistakes(shell, house.mistakes);
        done(2);
        return;
      }
      await withDatabase(invocation, async (database) => {
        const scanned = await openScannedJail(shell);
        if (scanned.kind !== 'open') return sayNotOpen(shell, scanned);
        const imported = await importAll(paths, { database, shell, house: house.value, jail: scanned.jail });
        if (imported === 'busy') {
          shell.err('another import for this brand is running; wait for its end');
          return 1;
        }
        return say(shell, imported, { json, missed: scanned.missed() });
      });
    });
}

interface Options {
  readonly brand: string;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  redress import complaints-2025.mbox
  redress import --brand second ~/Maildir old/*.eml`;

function sayNotOpen(shell: Shell, scanned: Exclude<ScannedJail, { kind: 'open' }>): ExitCode {
  if (scanned.kind === 'mistaken') {
    sayMistakes(shell, scanned.mistakes);
    return 2;
  }
  shell.err(
    `clamd: ${scanned.why}; nothing was imported. Start it, or unset CLAMD_SOCKET to judge files by name and bytes alone`,
  );
  return 1;
}

interface ImportDesk {
  readonly database: Database;
  readonly shell: Shell;
  readonly house: House;
  readonly jail: ParserJail;
}

async function importAll(
  paths: readonly string[],
  { database, shell, house, jail }: ImportDesk,
): Promise<readonly Imported[] | 'busy'> {
  const mailbox = importedMailbox(house.brand.id);
  const imported: Imported[] = [];
  try {
    const hold = await holdMailbox(database, mailbox);
    if (hold.kind === 'busy') return 'busy';
    try {
      const { now, stop } = shell;
      const door = { database, blobs: await blobsFrom(shell), house: () => house, posts: [], now, jail };
      const tools = { ...door, mailbox, epoch: hold.epoch, owner: `import ${hostname()} ${process.pid}`, stop };
      await recordLeftOvers(tools);
      for (const path of paths)
        for await (const found of mailsAt(pathTyped(path, shell), now())) {
          if (stop.aborted) return imported;
          imported.push(await importMail(found, tools));
        }
    } finally {
      await hold.release();
    }
  } finally {
    await jail.close();
  }
  return imported;
}

interface Manner {
  readonly json: boolean | undefined;
  readonly missed: { readonly files: number; readonly why: string } | null;
}

function say(shell: Shell, imported: readonly Imported[], { json, missed }: Manner): ExitCode {
  const said = json ? imported : imported.filter(({ outcome }) => !QUIET.includes(outcome));
  if (json || said.length > 0) printListing(shell, said, COLUMNS, { json, empty: '' });
  if (!json) shell.out(totalsOf(imported));
  if (missed) shell.err(`files not looked at: ${missed.files}; clamd: ${missed.why}`);
  return missed || imported.some(({ outcome }) => outcome === 'failed' || outcome === 'skipped') ? 1 : 0;
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
