import type { Command } from 'commander';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Database } from '../store/database.ts';
import type { StoredTicket } from '../store/tickets/read.ts';
import { blobsFrom } from './blobs.ts';
import { caseFileAsHtml } from './case-file/as-html.ts';
import { caseFileAsText } from './case-file/as-text.ts';
import { type CaseFile, caseFileOf } from './case-file/case-file.ts';
import { sectionsOf } from './case-file/sections.ts';
import { exhibitFiles, type FolderFile, rawMails, writeFolder } from './case-file/write-folder.ts';
import { houseFrom } from './house.ts';
import { sayMistakes } from './settings.ts';
import { type ExitCode, type Invocation, type Shell, pathTyped } from './shell.ts';
import { withTicket } from './ticket.ts';
import { withDatabase } from './with-database.ts';

/** `redress case-file REF`: the file of a complaint for a third party. */
export function caseFileCommand(program: Command, invocation: Invocation): void {
  const { shell, done } = invocation;
  program
    .command('case-file <reference>')
    .description('the file of a complaint for a third party: chronology, mails, decisions, dates kept or missed')
    .option('--html', 'as one HTML page')
    .option('--json', 'as one JSON object')
    .option('--out <folder>', 'write page, text and JSON into a new folder, with the hash of each file')
    .option('--with-attachments', 'into the folder also the files that were sent')
    .option('--with-mails', 'into the folder also the mails byte for byte: secrets in them are not masked')
    .addHelpText('after', HELP)
    .action(async (written: string, options: Options) => {
      const house = await houseFrom(shell);
      if (house.kind === 'mistaken') {
        sayMistakes(shell, house.mistakes);
        done(2);
        return;
      }
      if (options.out === undefined && (options.withAttachments || options.withMails)) {
        shell.err('attachments and mails need a folder: name one with --out');
        done(2);
        return;
      }
      await withDatabase(invocation, async (database) => {
        let exit: ExitCode = 0;
        const found = await withTicket(database, written, shell, async (stored) => {
          exit = await hand(stored, { options, database, shell, rulebook: house.value.rulebook });
        });
        return found === 0 ? exit : found;
      });
    });
}

interface Options {
  readonly html?: boolean;
  readonly json?: boolean;
  readonly out?: string;
  readonly withAttachments?: boolean;
  readonly withMails?: boolean;
}

const HELP = `
Examples:
  redress case-file RDR-7K3Q-9MXC
  redress case-file RDR-7K3Q-9MXC --html > case.html
  redress case-file RDR-7K3Q-9MXC --out for-the-mediator --with-attachments`;

interface Desk {
  readonly options: Options;
  readonly database: Database;
  readonly shell: Shell;
  readonly rulebook: Rulebook;
}

async function hand(stored: StoredTicket, { options, database, shell, rulebook }: Desk): Promise<ExitCode> {
  const file = caseFileOf(stored, rulebook, shell.now());
  const { html, text, json } = pagesOf(file);
  if (options.out === undefined) {
    shell.out(options.json ? JSON.stringify(file) : (options.html ? html : text).trimEnd());
    return 0;
  }
  const blobs = await blobsFrom(shell);
  const files: readonly FolderFile[] = [
    { name: 'case-file.html', bytes: Buffer.from(html) },
    { name: 'case-file.txt', bytes: Buffer.from(text) },
    { name: 'case-file.json', bytes: Buffer.from(json) },
    ...(options.withAttachments ? await exhibitFiles(file.exhibits, blobs) : []),
    ...(options.withMails ? await rawMails(database, blobs, stored.ticket) : []),
  ];
  const folder = pathTyped(options.out, shell);
  if ((await writeFolder(folder, files)) === 'exists') {
    shell.err(`${folder} cannot be made: it exists already, or its parent does not; name another with --out`);
    return 1;
  }
  shell.out(`${folder}: ${files.length + 1} files`);
  return 0;
}

function pagesOf(file: CaseFile): { readonly html: string; readonly text: string; readonly json: string } {
  const sections = sectionsOf(file);
  return {
    html: caseFileAsHtml(`Case file ${file.reference}`, sections),
    text: caseFileAsText(sections),
    json: `${JSON.stringify(file, null, 2)}\n`,
  };
}
