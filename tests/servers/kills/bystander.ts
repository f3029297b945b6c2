import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import postgres from 'postgres';
import type * as Keep from '../../../src/store/intake/keep.ts';
import type { DaemonWorld } from '../daemon/world.ts';
import type { BuildCopy } from '../harness/build-copy.ts';
import type { Draws } from '../harness/draws.ts';

/** What stands beside the daemon at the same database: it sees what a kill left behind, and meddles. */
export interface Bystander {
  /** Mails and letters that a process has in its hands. */
  readonly handsOf: (pid: number) => Promise<Hands>;
  /**
   * A collector that looked at the ledger before another one wrote to it: it hands over mails that are known by now,
   * with the program's own function and in the name of whoever holds the mailbox. Only the ledger's key stands then.
   */
  readonly collectLate: (draws: Draws) => Promise<void>;
  readonly leave: () => Promise<void>;
}

export interface Hands {
  readonly processing: number;
  readonly sending: number;
}

/** The database has its tables already. */
export async function standBeside(build: BuildCopy, { database, databaseUrl }: DaemonWorld): Promise<Bystander> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  const { href } = pathToFileURL(join(build.folder, 'dist/src/store/intake/keep.js'));
  const { keepInbound } = (await import(href)) as typeof Keep;
  return {
    handsOf: async (pid) => {
      const owned = `%/${pid}/%`;
      const [hands] = await sql<[Hands]>`
        select (select count(*)::int from inbound_emails where state = 'processing' and lease like ${owned}) as processing,
          (select count(*)::int from outbound_emails where state = 'sending' and lease like ${owned}) as sending`;
      return hands;
    },
    collectLate: async (draws) => {
      const known = await sql<KnownMail[]>`
        select mailbox, epoch, inbound_emails.uid_validity::int as "uidValidity", uid::int, size::int,
          internal_date as "internalDate", raw_sha256 as "rawSha256", truncated
        from inbound_emails join mailboxes on name = mailbox order by id desc limit 20`;
      const handed = known.filter(() => draws.chance(0.1));
      for (const mail of handed) await keepInbound(database, { ...mail, receivedAt: new Date() });
    },
    leave: async () => sql.end(),
  };
}

type KnownMail = Omit<Keep.FetchedInbound, 'receivedAt'>;
