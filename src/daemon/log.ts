import { pino } from 'pino';
import { DatabaseTrouble, StorageTrouble, ThreadTrouble } from '../store/trouble.ts';

/**
 * The daemon's log: an event's name and fields from a closed list. There is no field for a word of a mail, an address
 * or a server's answer, so none can end up here (design, invariant 8); those stand in the database, which is guarded.
 */
export interface Log {
  readonly debug: Write;
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
}

type Write = (event: string, fields?: LogFields) => void;

export interface LogFields {
  readonly part?: string;
  readonly mailbox?: string;
  readonly uid?: number;
  readonly inboundId?: number;
  readonly outboundId?: string;
  readonly reference?: string;
  readonly outcome?: string;
  readonly letter?: string;
  readonly kind?: string;
  /** In our own words. */
  readonly why?: string;
  readonly count?: number;
  readonly attempt?: number;
  readonly bytes?: number;
  readonly ms?: number;
  readonly port?: number;
}

/** JSON lines; `write` gets each of them. */
export function createLog(level: string, write: (line: string) => void): Log {
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write },
  );
  const at =
    (name: keyof Log): Write =>
    (event, fields = {}) =>
      logger[name](withoutAddresses(fields), event);
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

/**
 * An exception as the log may have it: our own classes with their words, which carry none of anybody's; of all others
 * only the class and the places in our code, for messages of libraries quote what they choked on.
 */
export function sayError(error: unknown): string {
  if (!(error instanceof Error)) return 'something that is no error was thrown';
  if (OUR_OWN.some((own) => error instanceof own)) return error.message;
  const places = [...(error.stack ?? '').matchAll(/([\w-]+\.(?:ts|js|mjs)):(\d+):\d+\)?$/gm)].slice(0, 4);
  return `${error.name} at ${places.map(([, file, line]) => `${file}:${line}`).join(', ') || 'an unknown place'}`;
}

const OUR_OWN = [DatabaseTrouble, StorageTrouble, ThreadTrouble];

/** A second fence behind the closed list: what looks like an address is none any more. */
function withoutAddresses(fields: LogFields): LogFields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.slice(0, 500).replace(/[^\s<>]{1,64}@[^\s<>]{1,253}/g, '…@…') : value,
    ]),
  );
}
