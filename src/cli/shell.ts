import { resolve } from 'node:path';
import type { Database } from '../store/database.ts';

/** What a command may touch, so that the same command runs in a terminal, in a test and inside the daemon. */
export interface Shell {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where relative paths start. */
  readonly directory: string;
  /** Where the command was typed, when that is elsewhere: it came to a daemon. Paths in the command start there. */
  readonly typedIn?: string;
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  readonly now: () => Date;
  /** Ends when the person presses Ctrl-C or the service manager says stop. */
  readonly stop: AbortSignal;
  /** The daemon's own database when the command runs inside it; null in a terminal. */
  readonly database: Database | null;
  /** Starts the sandbox, which stands outside the rooms; given by `main`. */
  readonly sandbox: (shell: Shell, ending: 'stay' | 'exit', run: RunCommandLine) => Promise<ExitCode>;
}

/** One command line: the shell it was typed in, its words, and where its exit code goes. */
export interface Invocation {
  readonly shell: Shell;
  readonly argv: readonly string[];
  readonly done: (exit: ExitCode) => void;
  /** The command line itself, for a daemon that runs commands for others. */
  readonly run: RunCommandLine;
}

export type RunCommandLine = (argv: readonly string[], shell: Shell) => Promise<ExitCode>;

/** 0 done, 1 failed, 2 wrong use (design, section 6). */
export type ExitCode = 0 | 1 | 2;

/** A path of the command line, absolute. */
export function pathTyped(path: string, { directory, typedIn }: Pick<Shell, 'directory' | 'typedIn'>): string {
  return resolve(typedIn ?? directory, path);
}
