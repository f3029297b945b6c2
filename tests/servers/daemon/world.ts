import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../../src/store/database.ts';
import { type InboundEmail, listInbound } from '../../../src/store/intake/list.ts';
import { listOutbound, type OutboundEmail } from '../../../src/store/outbox/list.ts';
import { openPostgres } from '../../../src/store/postgres/postgres-database.ts';
import { listTickets, type StoredTicket } from '../../../src/store/tickets/read.ts';
import type { TestDovecot } from '../harness/dovecot.ts';
import type { TestPostgres } from '../harness/postgres.ts';
import { redressWith, type TestEnvironment, type TestRedress } from '../harness/redress.ts';
import { type SmtpSink, startSmtpSink, type SunkMail } from '../harness/smtp-sink.ts';

/** A casino of its own for one test: a mailbox, an outgoing mail server, a database, and the program that ties them. */
export interface DaemonWorld {
  readonly user: string;
  readonly redress: TestRedress;
  readonly sink: SmtpSink;
  readonly database: Database;
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly deliver: (...raws: readonly (string | Uint8Array)[]) => Promise<void>;
  readonly inbound: () => Promise<readonly InboundEmail[]>;
  readonly outbox: () => Promise<readonly OutboundEmail[]>;
  readonly tickets: () => Promise<readonly StoredTicket[]>;
  /** What players wait for; the desk also writes to its own staff. */
  readonly letterTo: (address: string) => Promise<OutboundEmail | undefined>;
  /** Mails that left, to this address. */
  readonly sentTo: (address: string) => readonly SunkMail[];
  readonly end: () => Promise<void>;
}

export const SUPPORT = 'support@casino.test';

export async function openDaemonWorld(
  dovecot: TestDovecot,
  postgres: TestPostgres,
  user: string,
  more: TestEnvironment = {},
  program?: string,
): Promise<DaemonWorld> {
  const dataDir = await mkdtemp(join(tmpdir(), 'redress-daemon-'));
  await chmod(dataDir, 0o700);
  const sink = await startSmtpSink();
  const databaseUrl = await postgres.createDatabase();
  const database = openPostgres(databaseUrl);
  const env = {
    IMAP_URL: `imap://${user}:${dovecot.endpoint(user).password}@127.0.0.1:${dovecot.ports.imap}/INBOX?tls=none`,
    SMTP_URL: `smtp://127.0.0.1:${sink.port}?tls=none`,
    SUPPORT_ADDRESS: SUPPORT,
    SECRET_KEY: 'a key for tests only of more than 32 bytes',
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    POLL_SECONDS: '5',
    ...more,
  };
  const redress = redressWith(env, program);
  return {
    user,
    redress,
    sink,
    database,
    databaseUrl,
    dataDir,
    deliver: async (...raws) => dovecot.deliver(user, raws),
    inbound: async () => listInbound(database, { limit: 10_000 }),
    outbox: async () => listOutbound(database, { limit: 10_000 }),
    tickets: async () => listTickets(database, { limit: 10_000 }),
    letterTo: async (address) =>
      (await listOutbound(database, { limit: 10_000 })).find(({ envelopeTo }) => envelopeTo === address),
    sentTo: (address) => sink.mails().filter(({ to }) => to.includes(address)),
    end: async () => {
      await redress.end();
      await Promise.all([database.close(), sink.stop()]);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A header field of a mail as sent, unfolded; null when it has none. */
export function fieldOf({ raw }: Pick<SunkMail, 'raw'>, name: string): string | null {
  const [head = ''] = raw.toString('latin1').split('\r\n\r\n', 1);
  const field = new RegExp(`^${name}:[ \\t]*((?:.*(?:\\r\\n[ \\t])?)*)`, 'im').exec(head)?.[1];
  return field?.replace(/\r\n[ \t]/g, ' ').trim() ?? null;
}
