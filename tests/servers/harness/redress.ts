import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Failpoint } from '../../../src/store/failpoint.ts';

/** The program as operations run it: compiled, in processes of its own, with nothing but an environment. */
export interface TestRedress {
  /** Settles when it says `waiting for mail`, or at once when `until` says so. */
  readonly start: (options?: StartOptions) => Promise<RunningDaemon>;
  /** Runs a command to its end. */
  readonly run: (...argv: readonly string[]) => Promise<Ran>;
  /** Runs a command with `--json` and reads its lines; a failure throws with what it said. */
  readonly list: (...argv: readonly string[]) => Promise<readonly JsonObject[]>;
  /** Kills whatever is still running. */
  readonly end: () => Promise<void>;
}

export type JsonObject = Readonly<Record<string, unknown>>;
export type TestEnvironment = Readonly<Record<string, string>>;

export interface StartOptions {
  readonly only?: string;
  readonly until?: 'waiting' | 'spawned';
  /** Changes to the environment for this one process. */
  readonly env?: TestEnvironment;
  /** Armed in this one process; see `arm-failpoints.mjs`. */
  readonly failpoints?: readonly ArmedFailpoint[];
  /** A file that says by how many milliseconds its clock is wrong; see `shift-clock.mjs`. */
  readonly clockFile?: string;
  /** Its log goes to the end of this file, and none of it is known here. */
  readonly logFile?: string;
}

export interface ArmedFailpoint {
  readonly point: Failpoint | '*';
  readonly action: 'exit' | 'throw' | 'hang' | 'count';
  /** Of this process, from 1. */
  readonly hit: number | '*';
}

export interface Ran {
  readonly exit: number | null;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

export interface RunningDaemon {
  readonly pid: number;
  /** Settles when it says `waiting for mail`; never, when it ends before. */
  readonly waiting: Promise<void>;
  /** The log until now, one object a line. */
  readonly log: () => readonly JsonObject[];
  /** Every line it wrote until now, to its output or its errors. */
  readonly said: () => readonly string[];
  /** `GET` on its own HTTP port, once that is open. */
  readonly get: (path: string) => Promise<{ readonly status: number; readonly body: string }>;
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Settles at its end, whatever ended it. */
  readonly ended: Promise<Ended>;
  readonly hasEnded: () => boolean;
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** When it ended, by `performance.now()`. */
  readonly at: number;
}

/**
 * `env` is everything that the program gets to know: not a variable of the test's own process comes along. `program` is
 * the compiled file to run, unless told the one of this checkout.
 */
export function redressWith(env: TestEnvironment, program: string = PROGRAM): TestRedress {
  if (!existsSync(program)) throw new Error(`these tests run the compiled program: there is no ${program}`);
  const running = new Set<ChildProcess>();
  const spawned = (
    argv: readonly string[],
    more: TestEnvironment = {},
    beside: readonly string[] = [],
    errors: 'pipe' | number = 'pipe',
  ): ChildProcess => {
    const child = spawn(process.execPath, [...beside, program, ...argv], {
      cwd: env['DATA_DIR'],
      env: { PATH: process.env['PATH'], HTTP_LISTEN: '127.0.0.1:0', ...env, ...more },
      stdio: ['ignore', 'pipe', errors],
    });
    running.add(child);
    child.once('exit', () => running.delete(child));
    return child;
  };
  const run = async (...argv: readonly string[]): Promise<Ran> => {
    const child = spawned(argv);
    const [out, err] = [linesOf(child, 'stdout'), linesOf(child, 'stderr')];
    const [exit] = (await once(child, 'close')) as [number | null];
    return { exit, out: out.lines, err: err.lines };
  };
  return {
    run,
    list: async (...argv) => {
      const ran = await run(...argv, '--json');
      if (ran.exit !== 0) throw new Error(`redress ${argv.join(' ')} ended with ${ran.exit}: ${ran.err.join('\n')}`);
      return ran.out.map((line) => JSON.parse(line) as JsonObject);
    },
    start: async ({ only, until = 'waiting', env: more = {}, failpoints = [], clockFile, logFile } = {}) => {
      const argv = ['start', ...(only === undefined ? [] : ['--only', only])];
      const isArmed = failpoints.length > 0;
      const child = spawned(
        argv,
        { ...more, ...(isArmed && armed(program, failpoints)), ...(clockFile && { CLOCK_FILE: clockFile }) },
        [...(isArmed ? ['--import', ARMING] : []), ...(clockFile ? ['--import', SHIFTING] : [])],
        logFile === undefined ? 'pipe' : openSync(logFile, 'a'),
      );
      return runningDaemon(child, until);
    },
    end: async () => {
      const children = [...running];
      for (const child of children) child.kill('SIGKILL');
      await Promise.all(children.filter(isRunning).map(async (child) => once(child, 'exit')));
    },
  };
}

function armed(program: string, failpoints: readonly ArmedFailpoint[]): TestEnvironment {
  return {
    FAILPOINTS: failpoints.map(({ point, action, hit }) => `${point}|${action}|${hit}`).join('\n'),
    FAILPOINTS_OF: pathToFileURL(join(dirname(program), 'store/failpoint.js')).href,
  };
}

const SHIFTING = fileURLToPath(new URL('./shift-clock.mjs', import.meta.url));
const ARMING = fileURLToPath(new URL('./arm-failpoints.mjs', import.meta.url));
/** As compiled from this checkout. */
export const PROGRAM = fileURLToPath(new URL('../../../dist/src/main.js', import.meta.url));

async function runningDaemon(child: ChildProcess, until: 'waiting' | 'spawned'): Promise<RunningDaemon> {
  const [out, err] = [linesOf(child, 'stdout'), linesOf(child, 'stderr')];
  const ended = once(child, 'exit').then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as NodeJS.Signals | null,
    at: performance.now(),
  }));
  const log = (): readonly JsonObject[] => err.lines.flatMap(asJson);
  const waiting = out.until((line) => line === 'waiting for mail').then(() => undefined);
  if (until === 'waiting') {
    const over = await Promise.race([waiting, ended]);
    if (over) throw new Error(`the daemon ended with ${over.code ?? over.signal}: ${err.lines.join('\n')}`);
  }
  return {
    pid: child.pid ?? 0,
    waiting,
    log,
    said: () => [...out.lines, ...err.lines],
    get: async (path) => {
      const said = await err.until((line) => typeof asJson(line)[0]?.['port'] === 'number');
      const answer = await fetch(`http://127.0.0.1:${String(asJson(said)[0]?.['port'])}${path}`);
      return { status: answer.status, body: await answer.text() };
    },
    signal: (signal) => void child.kill(signal),
    ended,
    hasEnded: () => !isRunning(child),
  };
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

interface Lines {
  readonly lines: readonly string[];
  /** The first line, said already or yet to come, that fits. */
  readonly until: (fits: (line: string) => boolean) => Promise<string>;
}

function linesOf(child: ChildProcess, name: 'stdout' | 'stderr'): Lines & { readonly lines: string[] } {
  const lines: string[] = [];
  const reader = createInterface({ input: child[name] ?? Readable.from([]) });
  reader.on('line', (line) => lines.push(line));
  const until = async (fits: (line: string) => boolean): Promise<string> => {
    const said = lines.find(fits);
    if (said !== undefined) return said;
    return new Promise((resolve) => {
      const listen = (line: string): void => {
        if (!fits(line)) return;
        reader.off('line', listen);
        resolve(line);
      };
      reader.on('line', listen);
    });
  };
  return { lines, until };
}

function asJson(line: string): readonly JsonObject[] {
  if (!line.startsWith('{')) return [];
  try {
    return [JSON.parse(line) as JsonObject];
  } catch {
    return [];
  }
}
