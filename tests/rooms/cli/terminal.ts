import { fileURLToPath } from 'node:url';
import { runCommandLine } from '../../../src/cli/program.ts';
import type { Shell } from '../../../src/cli/shell.ts';

/** What a command printed and how it ended. */
export interface Printed {
  readonly out: readonly string[];
  readonly err: readonly string[];
  readonly exit: number;
}

/** Types a command line into a terminal that stands in `directory`, with nothing of this machine's environment. */
export async function type(
  argv: readonly string[],
  {
    directory = fileURLToPath(new URL('../../..', import.meta.url)),
    env = {},
    database = null,
    typedIn,
  }: Partial<Shell> = {},
): Promise<Printed> {
  const out: string[] = [];
  const err: string[] = [];
  const exit = await runCommandLine(argv, {
    env,
    directory,
    ...(typedIn !== undefined && { typedIn }),
    database,
    out: (line) => void out.push(...line.split('\n')),
    err: (line) => void err.push(...line.split('\n')),
    now: () => new Date('2026-11-21T09:00:00Z'),
    stop: new AbortController().signal,
    sandbox: async () => Promise.resolve(1),
  });
  return { out, err, exit };
}

/** The objects that `--json` printed, of one kind when it is named. */
export function objectsOf({ out }: Printed, kind?: string): readonly Readonly<Record<string, unknown>>[] {
  const objects = out.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
  return kind === undefined ? objects : objects.filter((object) => object['kind'] === kind);
}
