/** Wakes a loop of this process before its time. Ringing twice is ringing once, ringing early is not forgotten. */
export interface Bell {
  readonly ring: () => void;
  /** Settles at the next ring, or is over after `ms` or when `stop` is aborted. For one waiter. */
  readonly wait: (ms: number, stop: AbortSignal) => Promise<'rung' | 'over'>;
}

export function createBell(): Bell {
  let rung = false;
  let wake = (): void => undefined;
  return {
    ring: () => {
      rung = true;
      wake();
    },
    wait: async (ms, stop) => {
      if (!rung && !stop.aborted) await untilWoken(ms, stop, (resolve) => (wake = resolve));
      const ended = rung ? 'rung' : 'over';
      rung = false;
      wake = () => undefined;
      return ended;
    },
  };
}

async function untilWoken(ms: number, stop: AbortSignal, hand: (resolve: () => void) => void): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let onAbort = (): void => undefined;
  await new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
    onAbort = resolve;
    stop.addEventListener('abort', onAbort);
    hand(resolve);
  });
  clearTimeout(timer);
  stop.removeEventListener('abort', onAbort);
}
