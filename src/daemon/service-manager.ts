import { spawn } from 'node:child_process';
import type { Health } from './health.ts';
import type { Log } from './log.ts';

/**
 * Tells systemd how this process is (sd_notify(3)), by systemd's own program, for Node opens no Unix datagram socket.
 * Started by nothing of the kind (no NOTIFY_SOCKET), it does nothing.
 */
export interface ServiceManager {
  /** The daemon works, and from now on a sign of life is owed. */
  readonly ready: () => void;
  readonly stopping: () => void;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Signs of life are sent as long as no part is silent: a part that waits for ever ends in a restart. */
export function serviceManagerOf(env: Environment, health: Health, log: Log): ServiceManager {
  const tell = (words: string): void => {
    if (env['NOTIFY_SOCKET']) tellSystemd(words, env, log);
  };
  let watchdog: NodeJS.Timeout | undefined;
  return {
    ready: () => {
      tell('READY=1');
      const everyMs = watchdogMs(env) / 3;
      if (everyMs > 0) watchdog = setInterval(() => health.isSilent() || tell('WATCHDOG=1'), everyMs).unref();
    },
    stopping: () => {
      clearInterval(watchdog);
      tell('STOPPING=1');
    },
  };
}

/** 0 where nobody watches. */
function watchdogMs(env: Environment): number {
  const microseconds = Number(env['WATCHDOG_USEC'] ?? '0');
  return Number.isFinite(microseconds) ? microseconds / 1000 : 0;
}

function tellSystemd(words: string, env: Environment, log: Log): void {
  const { PATH, NOTIFY_SOCKET } = env;
  const child = spawn('systemd-notify', [words], { env: { PATH, NOTIFY_SOCKET }, stdio: 'ignore' });
  child.once('error', () => log.warn('systemd-notify is missing: the service manager is not told', { kind: words }));
}
