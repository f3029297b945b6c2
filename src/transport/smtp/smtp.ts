import type { Endpoint } from '../endpoint.ts';
import { dial, type Line, type SmtpDeadlines, USUAL_DEADLINES } from './line.ts';
import type { Parcel, SendResult } from './parcel.ts';

export type { SendResult };

export interface SmtpSender {
  /** Never rejects. As many mails travel at once as there are calls. */
  readonly send: (parcel: Parcel) => Promise<SendResult>;
  /** Connects, says hello and logs in. */
  readonly verify: () => Promise<SendResult>;
  /** Ends idle connections now and the others after their mail. */
  readonly close: () => void;
}

/**
 * Keeps connections for the next mail; encryption is required unless the endpoint says otherwise (on loopback). When
 * `giveUp` is aborted, whatever is under way ends at once, with a result like any other.
 */
export function openSmtp(
  endpoint: Endpoint,
  deadlines: Partial<SmtpDeadlines> = {},
  giveUp: AbortSignal = new AbortController().signal,
): SmtpSender {
  const limits = { ...USUAL_DEADLINES, ...deadlines };
  const idle = new Map<Line, NodeJS.Timeout>();
  let closed = false;

  const park = (line: Line): void => {
    if (closed || !line.isReusable()) line.quit();
    else idle.set(line, setTimeout(() => drop(line), limits.idleMs).unref());
  };
  const drop = (line: Line): void => {
    clearTimeout(idle.get(line));
    idle.delete(line);
    line.quit();
  };
  const take = (): Line | null => {
    for (const [line, timer] of idle) {
      clearTimeout(timer);
      idle.delete(line);
      if (line.isReusable()) return line;
      line.quit();
    }
    return null;
  };
  const sendOn = async (line: Line, parcel: Parcel): Promise<Awaited<ReturnType<Line['send']>>> => {
    const result = await line.send(parcel);
    park(line);
    return result;
  };

  return {
    send: async (parcel) => {
      if (!isSendable(parcel)) return { kind: 'refused', response: 'an address that cannot be sent to' };
      const kept = take();
      const first = kept && (await sendOn(kept, parcel));
      // A connection that the server let go while it was idle says nothing about the mail.
      if (first && first.kind !== 'broken') return first;
      const line = await dial(endpoint, limits, giveUp);
      if (line.kind !== 'line') return line;
      const result = await sendOn(line, parcel);
      return result.kind === 'broken' ? { kind: 'deferred', response: result.response } : result;
    },
    verify: async () => {
      const line = await dial(endpoint, limits, giveUp);
      if (line.kind !== 'line') return line;
      park(line);
      return { kind: 'sent', response: 'ready', copy: 'none' };
    },
    close: () => {
      closed = true;
      for (const line of idle.keys()) drop(line);
    },
  };
}

/** A last look at what goes into the envelope: one plain address, nothing that could be more than one (C8). */
function isSendable({ envelopeFrom, envelopeTo, copyTo }: Parcel): boolean {
  return [envelopeTo, envelopeFrom || envelopeTo, copyTo ?? envelopeTo].every((address) => ADDRESS.test(address));
}

const ADDRESS = /^[^\s<>(),;:"\\[\]@\p{Cc}]{1,64}@[A-Za-z0-9.-]{1,253}$/u;
