import type { ImapFlow } from 'imapflow';
import type { Endpoint } from '../endpoint.ts';
import { append } from './append.ts';
import { clientFor, type Connection, connectionOf } from './connection.ts';
import { type Deadlines, USUAL_DEADLINES, withinDeadlines } from './deadlines.ts';
import { fetchRaw } from './fetch-raw.ts';
import { find } from './find.ts';
import { folderPath } from './folders.ts';
import { listUids } from './list-uids.ts';
import type { OpenedMailbox } from './mailbox.ts';
import { markSeen } from './mark-seen.ts';
import { moveTo } from './move-to.ts';
import { type MailboxTrouble, troubleOfOpening } from './trouble.ts';
import { watchForMail } from './wait-for-mail.ts';

export interface MailboxOptions {
  /** `INBOX`, or a path with `/` between its parts, in plain Unicode. */
  readonly mailbox: string;
  /** Bytes; of a larger mail only the beginning is fetched. 25 MiB unless told. */
  readonly maxMailSize?: number;
  readonly deadlines?: Partial<Deadlines>;
  /** Ends the connection at once, whatever it is doing. */
  readonly giveUp?: AbortSignal;
}

/** Connects, encrypts, logs in and selects; never rejects. */
export async function openMailbox(
  endpoint: Endpoint,
  options: MailboxOptions,
): Promise<OpenedMailbox | MailboxTrouble> {
  const { mailbox, maxMailSize = 25 * 1024 * 1024 } = options;
  const deadlines = { ...USUAL_DEADLINES, ...options.deadlines };
  const client = clientFor(endpoint, maxMailSize, deadlines);
  const connection = connectionOf(client, endpoint, maxMailSize, deadlines);
  endWith(client, options.giveUp);
  const waitForMail = watchForMail(connection);
  try {
    const { openMs } = deadlines;
    const opening = connectAndSelect(client, mailbox);
    const selected = await withinDeadlines(client, { ...deadlines, silenceMs: openMs, commandMs: openMs }, opening);
    return sessionOf(connection, selected, waitForMail);
  } catch (error) {
    client.close();
    return troubleOfOpening(error, endpoint.password);
  }
}

function endWith(client: ImapFlow, giveUp: AbortSignal | undefined): void {
  const end = (): void => client.close();
  giveUp?.addEventListener('abort', end);
  client.once('close', () => giveUp?.removeEventListener('abort', end));
}

interface Selected {
  readonly name: string;
  readonly uidValidity: number;
}

async function connectAndSelect(client: ImapFlow, mailbox: string): Promise<Selected> {
  await client.connect();
  const { path, uidValidity } = await client.mailboxOpen(folderPath(mailbox));
  // The library leaves it out when the server does, whatever the type says.
  const validity = Number(uidValidity);
  if (!Number.isSafeInteger(validity)) throw new Error('the server tells no UIDVALIDITY: mail cannot be told apart');
  return { name: path, uidValidity: validity };
}

function sessionOf(
  connection: Connection,
  { name, uidValidity }: Selected,
  watch: ReturnType<typeof watchForMail>,
): OpenedMailbox {
  return {
    kind: 'opened',
    name,
    uidValidity,
    listUids: async () => {
      watch.forget();
      return listUids(connection, name, uidValidity);
    },
    fetchRaw: async (uid) => fetchRaw(connection, uid),
    markSeen: async (uids) => markSeen(connection, uids),
    moveTo: async (folder, uids) => moveTo(connection, folder, uids),
    find: async (messageId) => find(connection, messageId),
    append: async (folder, raw) => append(connection, folder, raw),
    waitForMail: watch.wait,
    close: async () => {
      await connection.ask(async (client) => Promise.race([client.logout(), farewell()]));
      connection.client.close();
    },
  };
}

async function farewell(): Promise<void> {
  await new Promise<void>((resolve) => setTimeout(resolve, 2_000).unref());
}
