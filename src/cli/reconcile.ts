import type { Command } from 'commander';
import { type Gap, reconcile } from '../daemon/reconcile.ts';
import { type Column, printListing } from './listing.ts';
import { postsFrom } from './posts.ts';
import { sayMistakes } from './settings.ts';
import type { Invocation } from './shell.ts';
import { withDatabase } from './with-database.ts';

/** `redress reconcile`: the mailbox against the ledger, gap by gap; exit 1 when there is one. */
export function reconcileCommand(program: Command, invocation: Invocation): void {
  const { shell, done } = invocation;
  program
    .command('reconcile')
    .description('hold the mailbox against the ledger: mail not taken in, not processed, not sent, not marked')
    .option('--json', 'one JSON object for each gap')
    .addHelpText('after', '\nExample:\n  redress reconcile')
    .action(async ({ json }: { readonly json?: boolean }) => {
      const posts = await postsFrom(shell);
      if (posts.kind === 'mistaken') {
        sayMistakes(shell, posts.mistakes);
        done(2);
        return;
      }
      const mailboxes = posts.value.flatMap((post) => post.mailboxes);
      await withDatabase(invocation, async (database) => {
        const gaps = await reconcile(database, mailboxes, { now: shell.now(), graceMs: 60_000 });
        printListing(shell, gaps, COLUMNS, {
          json,
          empty: 'no gap: every mail has its outcome, every letter has left',
        });
        return gaps.length === 0 ? 0 : 1;
      });
    });
}

const COLUMNS: readonly Column<Gap>[] = [
  { title: 'GAP', of: ({ kind }) => kind },
  { title: 'UID', of: ({ uid }) => (uid === null ? '' : String(uid)) },
  { title: 'WHAT', of: ({ detail }) => detail },
];
