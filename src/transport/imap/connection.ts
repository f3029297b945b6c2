import { ImapFlow } from 'imapflow';
import type { Endpoint } from '../endpoint.ts';
import { tlsOptionsOf } from '../tls.ts';
import { type Deadlines, withinDeadlines } from './deadlines.ts';
import { isRefusal, type MailboxTrouble, reasonOf } from './trouble.ts';

/** A logged-in connection; every command goes through `ask`, so that none is without deadline or without a value. */
export interface Connection {
  readonly client: ImapFlow;
  readonly maxMailSize: number;
  readonly ask: <T>(command: (client: ImapFlow) => Promise<T>) => Promise<Asked<T>>;
}

export type Asked<T> = { readonly kind: 'answered'; readonly value: T } | MailboxTrouble;

/** A client that is not connected yet. It logs nothing: its log holds mail. */
export function clientFor(endpoint: Endpoint, maxMailSize: number, deadlines: Deadlines): ImapFlow {
  return new ImapFlow({
    host: endpoint.host,
    port: endpoint.port,
    secure: endpoint.tls === 'implicit',
    // Undefined would mean: if the server, or who sits between, offers it (reliability D5).
    ...(endpoint.tls !== 'implicit' && { doSTARTTLS: endpoint.tls === 'starttls' }),
    tls: tlsOptionsOf(endpoint),
    auth: { user: endpoint.user ?? '', pass: endpoint.password ?? '' },
    clientInfo: { name: 'Redress', version: false, vendor: false, 'support-url': false },
    logger: false,
    disableAutoIdle: true,
    disableAutoEnable: true,
    disableCompression: true,
    connectionTimeout: deadlines.openMs,
    greetingTimeout: deadlines.openMs,
    // Silence is watched by `withinDeadlines`, which knows when an answer is due.
    socketTimeout: 2 ** 31 - 1,
    maxLiteralSize: maxMailSize + SPARE,
    maxLineLength: LONGEST_LINE,
    maxResponseSize: maxMailSize + LONGEST_LINE,
  });
}

export function connectionOf(
  client: ImapFlow,
  { password }: Endpoint,
  maxMailSize: number,
  deadlines: Deadlines,
): Connection {
  let last: unknown = new Error('the connection ended');
  client.on('error', (error) => {
    last = error;
  });
  const ask = async <T>(command: (client: ImapFlow) => Promise<T>): Promise<Asked<T>> => {
    if (!isUsable(client)) return { kind: 'lost', reason: reasonOf(last, password) };
    try {
      const value = await withinDeadlines(client, deadlines, command(client));
      // Some commands end like a plain no when the connection breaks under them.
      return isUsable(client) ? { kind: 'answered', value } : { kind: 'lost', reason: reasonOf(last, password) };
    } catch (error) {
      if (isRefusal(error) && isUsable(client)) return { kind: 'refused', reason: reasonOf(error, password) };
      last = error;
      client.close();
      return { kind: 'lost', reason: reasonOf(error, password) };
    }
  };
  return { client, maxMailSize, ask };
}

function isUsable(client: ImapFlow): boolean {
  return client.usable;
}

/** For what stands beside the body in one answer. */
const SPARE = 65_536;
/** A list of some three million UIDs. */
const LONGEST_LINE = 32 * 1024 * 1024;
