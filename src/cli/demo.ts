import type { Command } from 'commander';
import type { Invocation } from './shell.ts';

/** `redress demo`: a whole sandbox on this machine, its conversation once, then the end. */
export function demoCommand(program: Command, { shell, done, run }: Invocation): void {
  program
    .command('demo')
    .description('play the sandbox once: mail server, database, players, letters; then exit')
    .addHelpText('after', '\nExample:\n  redress demo')
    .action(async () => done(await shell.sandbox(shell, 'exit', run)));
}
