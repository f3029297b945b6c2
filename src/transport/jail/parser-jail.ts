import type { Message } from '../../mail/message.ts';
import { readBareHead } from '../../mail/parse/read-head-only.ts';
import { type Cell, openCell } from './cell.ts';
import type { ParserName } from './protocol.ts';

/** Turns any bytes into a `Message`, whatever they do to the parsers (reliability C1). */
export interface ParserJail {
  /** Never rejects: mailparser, postal-mime, the head with words, the bare head; `reading.trouble` says why. */
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
    const cell = await take();
    const result = await cell.read({ parser, raw }, Math.min(deadlineMs, patienceFor(raw)));
    give(result.kind === 'read' || closed ? cell : openCell(heapMb));
    return result.kind === 'read' ? result.message : `${parser}: ${result.why}`;
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

/** A small mail is read in milliseconds or never: three parsers that hang on it cost five seconds, not fifteen. */
function patienceFor({ byteLength }: Uint8Array): number {
  return 2_000 + byteLength / 1_000;
}

function withTrouble(message: Message, trouble: readonly string[]): Message {
  if (trouble.length === 0) return message;
  return { ...message, reading: { ...message.reading, trouble: [...trouble, ...message.reading.trouble] } };
}
