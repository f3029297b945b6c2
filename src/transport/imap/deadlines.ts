import type { ImapFlow } from 'imapflow';

/** How long a server may take; milliseconds. */
export interface Deadlines {
  /** From the first packet to the selected mailbox. */
  readonly openMs: number;
  /** Without one byte while an answer is due. */
  readonly silenceMs: number;
  /** For one command as a whole, however lively. */
  readonly commandMs: number;
}

export const USUAL_DEADLINES: Deadlines = { openMs: 60_000, silenceMs: 30_000, commandMs: 600_000 };

/** Rejects when a command takes too long (reliability D3); the connection is to be given up then. */
export async function withinDeadlines<T>(
  client: ImapFlow,
  { silenceMs, commandMs }: Pick<Deadlines, 'silenceMs' | 'commandMs'>,
  command: Promise<T>,
): Promise<T> {
  const tick = Math.ceil(Math.min(silenceMs, commandMs) / TICKS);
  let watch: NodeJS.Timeout | undefined;
  const overdue = new Promise<never>((_resolve, reject) => {
    let heard = client.stats().received;
    let [silent, all] = [0, 0];
    // Counted in ticks, not read from a clock: while this process itself was busy, no server was late (D4).
    watch = setInterval(() => {
      const received = client.stats().received;
      silent = received === heard ? silent + tick : 0;
      all += tick;
      heard = received;
      if (silent >= silenceMs) reject(new Error(`no answer for ${silenceMs} ms`));
      else if (all >= commandMs) reject(new Error(`no end of the answer for ${commandMs} ms`));
    }, tick);
  });
  try {
    return await Promise.race([command, overdue]);
  } finally {
    clearInterval(watch);
  }
}

const TICKS = 10;
