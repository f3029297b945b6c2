import { chmod, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listInbound } from '../../../src/store/intake/list.ts';
import { listOutbound } from '../../../src/store/outbox/list.ts';
import { openPostgres } from '../../../src/store/postgres/postgres-database.ts';
import { listTickets } from '../../../src/store/tickets/read.ts';
import { type DaemonWorld, SUPPORT } from '../daemon/world.ts';
import { startDovecot, type TestDovecot } from '../harness/dovecot.ts';
import { startPostgres, type TestPostgres } from '../harness/postgres.ts';
import { redressWith } from '../harness/redress.ts';
import { startSmtpSink, type SunkMail } from '../harness/smtp-sink.ts';

/** Servers for many runs, each of which gets a mailbox, a database and a data folder of its own. */
export interface Servers {
  readonly dovecot: TestDovecot;
  readonly postgres: TestPostgres;
  readonly stop: () => Promise<void>;
}

export async function startServers(): Promise<Servers> {
  const users = Object.fromEntries(Array.from({ length: 6_000 }, (_, number) => [`user${number}`, 'pass']));
  const [dovecot, postgres] = await Promise.all([startDovecot({ users }), startPostgres()]);
  return {
    dovecot,
    postgres,
    stop: async () => {
      await Promise.all([dovecot.stop(), postgres.stop()]);
    },
  };
}

/** What a run begins with: a database that nobody has open, its files, and the mail that has left. */
export interface Past {
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly mails: readonly SunkMail[];
}

export interface CasinoOptions {
  readonly servers: Servers;
  /** Two users of the Dovecot: this and the next one, which keeps the sent copies. */
  readonly number: number;
  readonly past: Past | null;
  /** Whether the house keeps copies of what it sends. */
  readonly copies: 'kept' | 'none';
  /** The compiled program; unless told, the one of this checkout. */
  readonly program?: string;
}

/** A casino as it stands at the end of a past. */
export async function openCasino({ servers, number, past, copies, program }: CasinoOptions): Promise<DaemonWorld> {
  const { dovecot, postgres } = servers;
  const [user, keeper] = [`user${number}`, `user${number + 1}`];
  const dataDir = await mkdtemp(join(tmpdir(), 'redress-failpoint-'));
  await chmod(dataDir, 0o700);
  if (past) await cp(past.dataDir, dataDir, { recursive: true });
  const kept = async ({ to, raw }: SunkMail): Promise<void> => {
    if (to.includes(COPIES)) await dovecot.drop(keeper, raw);
  };
  const sink = await startSmtpSink({ kept });
  const databaseUrl = await postgres.createDatabase(past?.databaseUrl);
  const database = openPostgres(databaseUrl);
  const place = (name: string): string => `imap://${name}:pass@127.0.0.1:${dovecot.ports.imap}/INBOX?tls=none`;
  const env = {
    IMAP_URL: place(user),
    SMTP_URL: `smtp://127.0.0.1:${sink.port}?tls=none`,
    SUPPORT_ADDRESS: SUPPORT,
    SECRET_KEY: 'a key for tests only of more than 32 bytes',
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    POLL_SECONDS: '5',
    ...(copies === 'kept' && { SENT_COPY_ADDRESS: COPIES, SENT_COPY_URL: place(keeper), SENT_COPY_GRACE_SECONDS: '1' }),
  };
  const redress = program === undefined ? redressWith(env) : redressWith(env, program);
  const mails = (): readonly SunkMail[] => [...(past?.mails ?? []), ...sink.mails()];
  return {
    user,
    redress,
    sink: { ...sink, mails },
    database,
    databaseUrl,
    dataDir,
    deliver: async (...raws) => dovecot.deliver(user, raws),
    inbound: async () => listInbound(database, { limit: 10_000 }),
    outbox: async () => listOutbound(database, { limit: 10_000 }),
    tickets: async () => listTickets(database, { limit: 10_000 }),
    letterTo: async (address) =>
      (await listOutbound(database, { limit: 10_000 })).find(({ envelopeTo }) => envelopeTo === address),
    sentTo: (address) => mails().filter(({ to }) => to.includes(address)),
    end: async () => {
      await redress.end();
      await Promise.all([database.close(), sink.stop()]);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

const COPIES = 'sent-copies@casino.test';
