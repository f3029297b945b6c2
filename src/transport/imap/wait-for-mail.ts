import type { Connection } from './connection.ts';
import type { Waited } from './mailbox.ts';
import type { MailboxTrouble } from './trouble.ts';

export interface MailWatch {
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<Waited | MailboxTrouble>;
  /** What came until now is about to be listed. */
  readonly forget: () => void;
}

/** Notes every EXISTS, also one between two waits, so that no mail waits for the next poll (RFC 2177). */
export function watchForMail(connection: Connection): MailWatch {
  let came = false;
  let wake = (): void => undefined;
  connection.client.on('exists', () => {
    came = true;
    wake();
  });
  connection.client.on('close', () => wake());
  return {
    forget: () => {
      came = false;
    },
    wait: async (ms, signal) => {
      const end = performance.now() + ms;
      for (;;) {
        const left = end - performance.now();
        if (!came && !signal?.aborted && left > 0) {
          const woken = new AbortController();
          wake = () => woken.abort();
          await idle(
            connection,
            Math.min(left, LONGEST_IDLE),
            signal ? AbortSignal.any([signal, woken.signal]) : woken.signal,
          );
        }
        // Ends the IDLE, and shows that the server is still there.
        const alive = await connection.ask(async (client) => client.noop());
        if (alive.kind !== 'answered') return alive;
        if (came) return { kind: 'mail' };
        if (signal?.aborted) return { kind: 'aborted' };
        if (left <= 0) return { kind: 'quiet' };
      }
    },
  };
}

/** Settles after `ms`, when woken, or a little after the server ended the IDLE; without IDLE it only sleeps. */
async function idle({ client }: Connection, ms: number, woken: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    const stop = (): void => {
      clearTimeout(timer);
      resolve();
    };
    woken.addEventListener('abort', stop, { once: true });
    if (woken.aborted) stop();
    else if (client.capabilities.has('IDLE'))
      void client
        .idle()
        .catch(() => undefined)
        .then(() => setTimeout(stop, PAUSE));
  });
}

/** RFC 2177 allows 29 minutes; routers forget a silent connection much sooner. */
const LONGEST_IDLE = 4 * 60_000;
/** So that a server which ends every IDLE at once is not asked without end. */
const PAUSE = 1_000;
