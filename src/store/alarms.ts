import { eq } from 'drizzle-orm';
import type { OutgoingMail } from '../ticket/outgoing.ts';
import type { Blobs } from './blobs/blobs.ts';
import { commit, type Database, rollBack } from './database.ts';
import { enqueue, putLetters } from './outbox/enqueue.ts';
import { alarms } from './schema.ts';
import { LONGEST_LINE, scrubbed } from './scrub.ts';

/** Something of the house that does not work, since when and why. */
export interface Alarm {
  readonly part: string;
  readonly reason: string;
  readonly raisedAt: Date;
}

export async function listAlarms(database: Database): Promise<readonly Alarm[]> {
  return database.run(async (queries) => queries.select().from(alarms).orderBy(alarms.part));
}

/**
 * Raises an alarm and sends its notices in the same transaction; one that stands already is left as it is, whichever
 * process raised it, so a person is told once.
 */
export async function raiseAlarm(
  database: Database,
  blobs: Blobs,
  alarm: Alarm,
  notices: readonly OutgoingMail[],
): Promise<{ readonly kind: 'raised' | 'standing' }> {
  const letters = await putLetters(blobs, notices);
  const { part, raisedAt } = alarm;
  return database.transact<{ kind: 'raised' | 'standing' }>(async (tx) => {
    const rows = await tx
      .insert(alarms)
      .values({ part, raisedAt, reason: scrubbed(alarm.reason, LONGEST_LINE) })
      .onConflictDoNothing()
      .returning({ part: alarms.part });
    if (rows.length === 0) return rollBack({ kind: 'standing' });
    await enqueue(tx, letters, { inboundId: null, now: raisedAt });
    return commit({ kind: 'raised' });
  });
}

/** Ends an alarm and sends its notices in the same transaction; `none` when it does not stand. */
export async function endAlarm(
  database: Database,
  blobs: Blobs,
  part: string,
  notices: readonly OutgoingMail[],
  now: Date,
): Promise<{ readonly kind: 'ended' | 'none' }> {
  const letters = await putLetters(blobs, notices);
  return database.transact<{ kind: 'ended' | 'none' }>(async (tx) => {
    const rows = await tx.delete(alarms).where(eq(alarms.part, part)).returning({ part: alarms.part });
    if (rows.length === 0) return rollBack({ kind: 'none' });
    await enqueue(tx, letters, { inboundId: null, now });
    return commit({ kind: 'ended' });
  });
}
