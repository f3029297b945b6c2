import { runCommandLine } from './cli/program.ts';
import { runSandbox } from '../sandbox/sandbox.ts';

/** The program: a command line on this process's terminal. */
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);

/** What does not end by itself within fifteen seconds is ended: nothing is lost by that (docs/reliability.md). */
function stop(): void {
  stopping.abort();
  setTimeout(() => process.exit(1), 14_500).unref();
}

// A reader such as `head` that has seen enough is no failure of ours; a full disk fails a command, but ends no daemon.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE') return;
  process.stderr.write(`the output cannot be written (${code ?? 'unknown error'})\n`);
  process.exitCode = 1;
});
// Mail goes on while the log cannot be written.
process.stderr.on('error', () => undefined);

const exit = await runCommandLine(process.argv.slice(2), {
  env: process.env,
  directory: process.cwd(),
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  now: () => new Date(),
  stop: stopping.signal,
  database: null,
  sandbox: runSandbox,
});
process.exitCode = exit === 0 ? (process.exitCode ?? 0) : exit;
