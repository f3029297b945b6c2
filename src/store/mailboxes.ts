import { and, eq, sql } from 'drizzle-orm';
import type { Database, NameLock } from './database.ts';
import { mailboxes } from './schema.ts';

export type MailboxHold = ({ readonly kind: 'held'; readonly epoch: number } & NameLock) | { readonly kind: 'busy' };

/**
 * Makes this process the only one that collects from a mailbox. The epoch is the fence: once the next holder
 * has a higher one, whatever an earlier holder still writes is refused.
 */
export async function holdMailbox(database: Database, name: string): Promise<MailboxHold> {
  const lock = await database.lock(`mailbox ${name}`);
  if (!lock) return { kind: 'busy' };
  try {
    return { kind: 'held', epoch: await nextEpoch(database, name), ...lock };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function nextEpoch(database: Database, name: string): Promise<number> {
  const [row] = await database.run(async (queries) =>
    queries
      .insert(mailboxes)
      .values({ name, epoch: 1 })
      .onConflictDoUpdate({ target: mailboxes.name, set: { epoch: sql`${mailboxes.epoch} + 1` } })
      .returning({ epoch: mailboxes.epoch }),
  );
  if (!row) throw new Error(`mailbox ${name} got no epoch`);
  return row.epoch;
}

export interface KnownMailbox {
  readonly name: string;
  /** Null before the first look. */
  readonly uidValidity: number | null;
  readonly lastCollectedAt: Date | null;
}

/** Every mailbox that was ever held, with the end of its last look. */
export async function listMailboxes(database: Database): Promise<readonly KnownMailbox[]> {
  return database.run(async (queries) =>
    queries
      .select({
        name: mailboxes.name,
        uidValidity: mailboxes.uidValidity,
        lastCollectedAt: mailboxes.lastCollectedAt,
      })
      .from(mailboxes)
      .orderBy(mailboxes.name),
  );
}

/** Records that a mailbox was read to its end; `fenced` when somebody else holds it by now. */
export async function recordCollection(
  database: Database,
  look: { readonly mailbox: string; readonly epoch: number; readonly uidValidity: number; readonly now: Date },
): Promise<{ readonly kind: 'recorded' | 'fenced' }> {
  const rows = await database.run(async (queries) =>
    queries
      .update(mailboxes)
      .set({ uidValidity: look.uidValidity, lastCollectedAt: look.now })
      .where(and(eq(mailboxes.name, look.mailbox), eq(mailboxes.epoch, look.epoch)))
      .returning({ name: mailboxes.name }),
  );
  return { kind: rows.length === 1 ? 'recorded' : 'fenced' };
}
