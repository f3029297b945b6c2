import type { Message } from '../../mail/message.ts';
import { readBareHead } from '../../mail/parse/read-head-only.ts';
import { ThreadTrouble } from '../../store/trouble.ts';
import { type Cell, openCell } from './cell.ts';
import type { ParserName } from './protocol.ts';

/** Turns any bytes into a `Message`, whatever they do to the parsers (reliability C1). */
export interface ParserJail {
  /**
   * No mail makes it reject: mailparser, postal-mime, the head with words, the bare head; `reading.trouble` says why. It
   * rejects with `ThreadTrouble` while the machine gives no thread, for a mail must not be read worse for that.
   */
  readonly read: (raw: Uint8Array) => Promise<Message>;
  readonly close: () => Promise<void>;
}

export interface JailOptions {
  /** Mails read at the same time. */
  readonly cells?: number;
  /** For one parser and one mail. */
  readonly deadlineMs?: number;
  readonly heapMb?: number;
}

/** Opens a jail with its cells warm; an idle one keeps no process alive. */
export function openParserJail({ cells = 1, deadlineMs = 5_000, heapMb = 256 }: JailOptions = {}): ParserJail {
  const free: Cell[] = Array.from({ length: cells + 1 }, () => openCell(heapMb));
  const waiting: ((cell: Cell) => void)[] = [];
  let closed = false;

  const take = async (): Promise<Cell> => free.shift() ?? new Promise((resolve) => waiting.push(resolve));
  const give = (cell: Cell): void => {
    const next = waiting.shift();
    if (next) next(cell);
    else free.push(cell);
  };

  const attempt = async (parser: ParserName, raw: Uint8Array): Promise<Message | string> => {
    // Cells that were opened while no thread was to be had are dead; behind the last of them stands a fresh one.
    for (let left = cells + 1; left >= 0; left -= 1) {
      const cell = await take();
      const patience = parser === 'head' ? deadlineMs : Math.min(deadlineMs, patienceFor(raw));
      const result = await cell.read({ parser, raw }, patience);
      give(result.kind === 'read' || closed ? cell : openCell(heapMb));
      if (result.kind === 'read') return result.message;
      if (result.kind === 'gave-up') return `${parser}: ${result.why}`;
    }
    throw new ThreadTrouble();
  };

  return {
    read: async (raw) => {
      const trouble: string[] = [];
      for (const parser of ['mailparser', 'postal-mime', 'head'] as const) {
        const read = await attempt(parser, raw);
        if (typeof read !== 'string') return withTrouble(read, trouble);
        trouble.push(read);
      }
      // Outside of the jail nothing is read but a head of bounded size.
      return readBareHead(raw, trouble);
    },
    close: async () => {
      closed = true;
      await Promise.all(free.splice(0).map(async (cell) => cell.end()));
    },
  };
}

/**
 * A small mail is read in milliseconds or never: two parsers that hang on it cost four seconds, not ten. Our own reading
 * hangs on nothing, and behind it is only the bare head, so on a busy machine it gets all the time there is.
 */
function patienceFor({ byteLength }: Uint8Array): number {
  return 2_000 + byteLength / 1_000;
}

function withTrouble(message: Message, trouble: readonly string[]): Message {
  if (trouble.length === 0) return message;
  return { ...message, reading: { ...message.reading, trouble: [...trouble, ...message.reading.trouble] } };
}
