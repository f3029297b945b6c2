import type { Command } from 'commander';
import { readHouseFiles } from '../daemon/house-files.ts';
import { houseFolders } from '../daemon/settings/read-settings.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Read } from '../rulebook/mistake.ts';
import { erasePerson } from '../store/persons/erase.ts';
import { mustStay } from '../ticket/retention.ts';
import { blobsFrom } from './blobs.ts';
import { placesOf } from './places.ts';
import { environmentFrom, sayMistakes } from './settings.ts';
import type { Invocation, Shell } from './shell.ts';
import { withDatabase } from './with-database.ts';

/** `redress erase ADDRESS`: a person's data gone, but for what must be kept. */
export function eraseCommand(program: Command, invocation: Invocation): void {
  const { shell, done } = invocation;
  program
    .command('erase <address>')
    .description("delete a person's tickets, mails and letters; refused while a complaint is open or held for a court")
    .option('--yes', 'really do it; without it nothing is deleted')
    .option('--json', 'the result as one JSON object')
    .addHelpText('after', '\nExample:\n  redress erase joe@example.com --yes')
    .action(async (address: string, { yes, json }: { readonly yes?: boolean; readonly json?: boolean }) => {
      if (!yes) {
        shell.err(`this deletes everything kept about ${address} for good; add --yes to do it`);
        done(2);
        return;
      }
      const rulebook = await rulebookFrom(shell);
      if (rulebook.kind === 'mistaken') {
        sayMistakes(shell, rulebook.mistakes);
        done(2);
        return;
      }
      const { flags } = rulebook.value;
      await withDatabase(invocation, async (database) => {
        const blobs = await blobsFrom(shell);
        const erased = await erasePerson(database, blobs, address, (ticket) => mustStay(ticket, flags) !== null);
        if (json) shell.out(JSON.stringify(erased));
        else if (erased.kind === 'held') {
          shell.err(
            `nothing was deleted: ${erased.references.join(', ')} must be kept, being open or held for a court`,
          );
        } else {
          const { tickets, mails, letters, blobs: files } = erased;
          shell.out(`deleted: ${tickets} tickets, ${mails} mails, ${letters} letters, ${files} files`);
        }
        return erased.kind === 'held' ? 1 : 0;
      });
    });
}

async function rulebookFrom(shell: Shell): Promise<Read<Rulebook>> {
  const env = environmentFrom(shell);
  if (env.kind === 'mistaken') return env;
  const { rulesDir, templatesDir } = houseFolders(env.value, placesOf(shell));
  const files = await readHouseFiles(rulesDir, templatesDir);
  return files.kind === 'mistaken' ? files : { kind: 'sound', value: files.value.rulebook };
}
