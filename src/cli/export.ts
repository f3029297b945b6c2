import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { Blobs } from '../store/blobs/blobs.ts';
import type { Database } from '../store/database.ts';
import { recordsOf } from '../store/persons/records.ts';
import { ticketById } from '../store/tickets/read.ts';
import { blobsFrom } from './blobs.ts';
import { type Invocation, pathTyped } from './shell.ts';
import { withDatabase } from './with-database.ts';

/** `redress export ADDRESS`: everything kept about a person, as a folder that can be handed over. */
export function exportCommand(program: Command, invocation: Invocation): void {
  const { shell } = invocation;
  program
    .command('export <address>')
    .description('everything kept about a person: tickets as JSON, mails and letters as they came and left')
    .option('--out <folder>', 'where to write it; must not exist yet', 'export')
    .addHelpText('after', '\nExample:\n  redress export joe@example.com --out joe')
    .action(async (address: string, { out }: { readonly out: string }) =>
      withDatabase(invocation, async (database) => {
        const folder = pathTyped(out, shell);
        const made = await mkdir(folder, { mode: 0o700 }).then(
          () => true,
          () => false,
        );
        if (!made) {
          shell.err(`${folder} cannot be made: it exists already, or its parent does not; name another with --out`);
          return 1;
        }
        const { tickets, mails, letters } = await writeAll(database, await blobsFrom(shell), address, folder);
        shell.out(`${folder}: ${tickets} tickets, ${mails} mails, ${letters} letters`);
        return 0;
      }),
    );
}

async function writeAll(
  database: Database,
  blobs: Blobs,
  address: string,
  folder: string,
): Promise<{ readonly tickets: number; readonly mails: number; readonly letters: number }> {
  const { ticketIds, inbound, outbound } = await recordsOf(database, address);
  for (const id of ticketIds) {
    const stored = await ticketById(database, id);
    if (!stored) continue;
    const { ticket, events } = stored;
    await write(folder, `ticket-${ticket.reference}.json`, JSON.stringify({ ...ticket, events }, null, 2));
  }
  for (const { id, rawSha256 } of inbound) await copy(blobs, rawSha256, folder, `mail-${id}.eml`);
  for (const { letter, id, rawSha256 } of outbound) await copy(blobs, rawSha256, folder, `${letter}-${id}.eml`);
  return { tickets: ticketIds.length, mails: inbound.length, letters: outbound.length };
}

async function copy(blobs: Blobs, sha256: string, folder: string, name: string): Promise<void> {
  const bytes = /^[0-9a-f]{64}$/.test(sha256) ? await blobs.get(sha256) : null;
  if (bytes) await write(folder, name, bytes);
}

async function write(folder: string, name: string, content: string | Uint8Array): Promise<void> {
  await writeFile(join(folder, name.replace(/[^\w.-]/g, '_')), content, { mode: 0o600, flag: 'wx' });
}
