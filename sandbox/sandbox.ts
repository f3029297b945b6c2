import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { placesOf } from '../src/cli/places.ts';
import { environmentFrom, sayMistakes } from '../src/cli/settings.ts';
import type { ExitCode, RunCommandLine, Shell } from '../src/cli/shell.ts';
import { attend } from '../src/cli/start.ts';
import { PARTS, startDaemon } from '../src/daemon/daemon.ts';
import { createLog, type Log } from '../src/daemon/log.ts';
import { dataFolder, readSettings } from '../src/daemon/settings/read-settings.ts';
import type { Settings } from '../src/daemon/settings/settings.ts';
import { type Mistake, mistaken, type Read } from '../src/rulebook/mistake.ts';
import { createConversation } from './conversation.ts';
import { deliverSamples } from './deliver-samples.ts';
import { replaceFile } from './mailboxes/replace-file.ts';
import { type MailServer, openMailServer, USUAL_PORTS } from './mail-server.ts';
import { openPeople, type Resident, residentOf } from './people.ts';
import { welcome } from './welcome.ts';

/**
 * The sandbox: the real daemon on a mail server of this machine, so that a newcomer sees the whole desk at work with
 * one command. `stay` keeps running until stopped; `exit` plays the samples once in a folder that is thrown away.
 */
export async function runSandbox(shell: Shell, ending: 'stay' | 'exit', run: RunCommandLine): Promise<ExitCode> {
  const env = environmentFrom(shell);
  if (env.kind === 'mistaken') return refused(shell, env.mistakes);
  const dataDir =
    ending === 'stay' ? dataFolder(env.value, placesOf(shell)) : mkdtempSync(join(tmpdir(), 'redress-demo-'));
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const people = openPeople(dataDir);
    const server = await openMailServer({ dataDir, host: '127.0.0.1', ...portsFor(ending) }, people);
    if (server.kind === 'in-use') {
      shell.err(server.why);
      return 1;
    }
    try {
      return await runOn(server, people, { shell, ending, dataDir, run });
    } finally {
      await server.close();
    }
  } finally {
    if (ending === 'exit') rmSync(dataDir, { recursive: true, force: true });
  }
}

interface Run {
  readonly shell: Shell;
  readonly ending: 'stay' | 'exit';
  readonly dataDir: string;
  readonly run: RunCommandLine;
}

async function runOn(
  server: MailServer,
  people: readonly Resident[],
  { shell, ending, dataDir, run }: Run,
): Promise<ExitCode> {
  const settings = await settingsFor(server, people, dataDir, shell);
  if (settings.kind === 'mistaken') return refused(shell, settings.mistakes);
  const log = createLog('error', (line) => shell.err(line.trimEnd()));
  const enough = new AbortController();
  const stop = AbortSignal.any([shell.stop, enough.signal]);
  const conversation = createConversation(shell.out);
  const daemon = await startIn(settings.value, conversation.told, { ...shell, stop }, log);
  if (daemon.kind === 'mistaken') return refused(shell, daemon.mistakes);
  if (daemon.kind === 'database-in-use') {
    shell.err(daemon.why);
    return 1;
  }
  if (daemon.kind === 'stopped') return 0;
  const only = new Set(PARTS);
  const close = await attend(daemon, { settings: settings.value, only, log }, shell, run);
  const sent = await deliverSamples(
    { mails: join(placesOf(shell).program, 'sandbox', 'mails'), dataDir },
    server,
    people,
  );
  await Promise.race([conversation.until(sent.length), aborted(stop)]);
  if (ending === 'stay' && !stop.aborted) {
    for (const line of welcome(server, people, settings.value)) shell.out(line);
    await daemon.ready;
    shell.out('waiting for mail');
    await aborted(stop);
  }
  enough.abort();
  await daemon.ended;
  await close();
  return 0;
}

async function startIn(settings: Settings, told: Parameters<typeof startDaemon>[0]['told'], shell: Shell, log: Log) {
  const migrations = join(placesOf(shell).program, 'migrations');
  const options = { settings, only: new Set(PARTS), migrations, log, now: shell.now, stop: shell.stop };
  return startDaemon({ ...options, ...(told && { told }) });
}

/** The settings of production, with the sandbox's servers in them. */
async function settingsFor(
  server: MailServer,
  people: readonly Resident[],
  dataDir: string,
  shell: Shell,
): Promise<Read<Settings>> {
  const env = environmentFrom(shell);
  if (env.kind === 'mistaken') return mistaken(...env.mistakes);
  const { address, password, name } = residentOf(people, 'desk');
  const login = `${encodeURIComponent(address)}:${encodeURIComponent(password)}@${server.host}`;
  const sandbox = new Map([
    ['HTTP_LISTEN', await freeAddress()],
    ['SECRET_KEY', secretKey(dataDir)],
    ['SUPPORT_NAME', name],
    ...env.value,
    ['IMAP_URL', `imap://${login}:${server.imapPort}/INBOX?tls=none`],
    ['SMTP_URL', `smtp://${login}:${server.smtpPort}?tls=none`],
    ['SUPPORT_ADDRESS', address],
    ['AUTHSERV_ID', server.authservId],
    ['DATA_DIR', dataDir],
  ]);
  return readSettings(sandbox, placesOf(shell));
}

/** Drawn once and kept, so that replies to yesterday's letters still find their tickets. */
function secretKey(dataDir: string): string {
  const file = join(dataDir, 'secret-key');
  if (!existsSync(file)) replaceFile(file, randomBytes(32).toString('base64'));
  return readFileSync(file, 'utf8').trim();
}

function portsFor(ending: Run['ending']): typeof USUAL_PORTS | { readonly imapPort: 0; readonly smtpPort: 0 } {
  return ending === 'stay' ? USUAL_PORTS : { imapPort: 0, smtpPort: 0 };
}

/** The usual port of the operations page, or any when somebody has it. */
async function freeAddress(): Promise<string> {
  const probe = createServer();
  const isFree = await new Promise<boolean>((resolve) => {
    probe.once('error', () => resolve(false));
    probe.listen(8080, '127.0.0.1', () => resolve(true));
  });
  if (isFree) await new Promise<void>((resolve) => probe.close(() => resolve()));
  return isFree ? '127.0.0.1:8080' : '127.0.0.1:0';
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

function refused(shell: Shell, mistakes: readonly Mistake[]): ExitCode {
  sayMistakes(shell, mistakes);
  return 2;
}
