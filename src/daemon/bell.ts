/** Wakes a loop of this process before its time. Ringing twice is ringing once, ringing early is not forgotten. */
export interface Bell {
  readonly ring: () => void;
  /** Settles at the next ring, after `ms`, or when `stop` is aborted, whichever is first. For one waiter. */
  readonly wait: (ms: number, stop: AbortSignal) => Promise<void>;
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
      rung = false;
      wake = () => undefined;
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
