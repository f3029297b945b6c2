import { join } from 'node:path';
import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import { serveCommands } from '../daemon/control/serve.ts';
import { type Daemon, type Part, PARTS, startDaemon } from '../daemon/daemon.ts';
import { createLog, type Log } from '../daemon/log.ts';
import { serviceManagerOf } from '../daemon/service-manager.ts';
import { PRODUCTION_VARIABLES, type Settings } from '../daemon/settings/settings.ts';
import { figures } from '../store/figures.ts';
import { createMetrics } from '../web/metrics.ts';
import { operationsPage } from '../web/operations-page.ts';
import { serveWeb } from '../web/server.ts';
import { placesOf } from './places.ts';
import { environmentFrom, sayMistakes, settingsFrom } from './settings.ts';
import type { ExitCode, Invocation, RunCommandLine, Shell } from './shell.ts';

/** `redress start`: the daemon; without any setting of a mail server, the sandbox. */
export function startCommand(program: Command, { shell, done, run }: Invocation): void {
  program
    .command('start')
    .description('run the daemon; without IMAP_URL, SMTP_URL and SUPPORT_ADDRESS, the sandbox')
    .option('--only <parts>', `run some parts: ${PARTS.join(',')}`, partsOf, new Set(PARTS))
    .addHelpText('after', '\nExamples:\n  redress start\n  redress start --only collect,process')
    .action(async ({ only }: { readonly only: ReadonlySet<Part> }) => {
      const env = environmentFrom(shell);
      const isSandbox = env.kind === 'sound' && PRODUCTION_VARIABLES.every((name) => !env.value.has(name));
      if (isSandbox) {
        done(await shell.sandbox(shell, 'stay', run));
        return;
      }
      const settings = settingsFrom(shell);
      if (settings.kind === 'sound') {
        done(await runDaemon(settings.value, only, shell, run));
        return;
      }
      sayMistakes(shell, settings.mistakes);
      done(2);
    });
}

function partsOf(written: string): ReadonlySet<Part> {
  const names = written.split(',').map((name) => name.trim());
  const parts = PARTS.filter((part) => names.includes(part));
  const unknown = names.find((name) => !PARTS.some((part) => part === name));
  if (unknown !== undefined)
    throw new InvalidArgumentError(`There is no part ${unknown}; the parts are ${PARTS.join(', ')}.`);
  return new Set(parts);
}

/** Runs until the shell says stop. */
async function runDaemon(
  settings: Settings,
  only: ReadonlySet<Part>,
  shell: Shell,
  run: RunCommandLine,
): Promise<ExitCode> {
  const { stop, now } = shell;
  const log = createLog(settings.logLevel, (line) => shell.err(line.trimEnd()));
  const migrations = join(placesOf(shell).program, 'migrations');
  const daemon = await startDaemon({ settings, only, migrations, log, now, stop });
  if (daemon.kind === 'mistaken') {
    sayMistakes(shell, daemon.mistakes);
    return 2;
  }
  if (daemon.kind === 'database-in-use') {
    shell.err(daemon.why);
    return 1;
  }
  if (daemon.kind === 'stopped') return 0;
  const close = await attend(daemon, { settings, only, log }, shell, run);
  const manager = serviceManagerOf(shell.env, daemon.health, log);
  manager.ready();
  stop.addEventListener('abort', manager.stopping);
  void daemon.ready.then(() => !stop.aborted && shell.out('waiting for mail'));
  await daemon.ended;
  await close();
  return 0;
}

/** What stands beside the loops: the web pages, and the door through which commands reach an embedded database. */
export async function attend(
  { database, health }: Daemon,
  { settings, only, log }: { readonly settings: Settings; readonly only: ReadonlySet<Part>; readonly log: Log },
  shell: Shell,
  run: RunCommandLine,
): Promise<() => Promise<void>> {
  const closing: (() => Promise<void>)[] = [];
  if (only.has('web')) {
    const web = await serveWeb(settings.http, {
      health: health.report,
      metrics: createMetrics({ health: health.report, figures: async () => figures(database) }),
      operations: async () => operationsPage(health.report(), await figures(database), shell.now()),
    });
    log.info('serving health, metrics and the operations page', { port: web.port });
    closing.push(web.close);
  }
  if (database.kind === 'embedded') {
    const serving = await serveCommands(settings.dataDir, async (argv, say) =>
      run(argv, { ...shell, ...say, database }),
    );
    closing.push(serving.close);
  }
  return async () => {
    for (const close of closing) await close();
  };
}
