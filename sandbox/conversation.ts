import type { DaemonOptions } from '../src/daemon/daemon.ts';
import { narrateArrival, narrateDelivery } from './narrator.ts';

type Told = NonNullable<DaemonOptions['told']>;

/** Tells on the terminal what the daemon does, and knows when the samples have come to their end. */
export function createConversation(out: (line: string) => void): {
  readonly told: Told;
  /** Settles when so many mails were handled and every letter about them has left. */
  readonly until: (mails: number) => Promise<void>;
} {
  let handled = 0;
  let toSend = 0;
  let awaited = Number.POSITIVE_INFINITY;
  let finish = (): void => undefined;
  const look = (): void => {
    if (handled >= awaited && toSend <= 0) finish();
  };
  return {
    told: {
      processed: (processed) => {
        handled += 1;
        if (processed.result.kind === 'settled') toSend += processed.handled.answer.outgoing.length;
        for (const line of narrateArrival(processed)) out(line);
        look();
      },
      dispatched: (dispatched) => {
        toSend -= 1;
        for (const line of narrateDelivery(dispatched)) out(line);
        look();
      },
    },
    until: async (mails) => {
      awaited = mails;
      await new Promise<void>((resolve) => {
        finish = resolve;
        look();
      });
    },
  };
}
