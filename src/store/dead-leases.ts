import { and, eq, inArray, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Database, NameLock } from './database.ts';
import { failpoint } from './failpoint.ts';
import { NO_LEASE } from './lease.ts';
import { inboundEmails, outboundEmails } from './schema.ts';

/**
 * Shows this process as alive to all that share the database, for as long as it is: by a lock, which the database
 * frees however the process ends. Null when that name is taken.
 */
export async function holdProcess(database: Database, owner: string): Promise<NameLock | null> {
  return database.lock(`process ${owner}`);
}

export interface Freed {
  /** Mails that are taken up again, their attempt counted. */
  readonly inbound: number;
  /** Letters of unknown outcome: their sender may have died before the final dot or after it. */
  readonly outbound: number;
}

/**
 * Gives back what processes held that are no more, at once and not when their leases end: no acknowledgement waits for
 * a quarter of an hour because a machine was restarted. A mail under which several processes died waits a little, so that
 * others come first and whatever ended the processes may pass. What becomes unknown is looked into `graceMs` from now.
 */
export async function freeDeadLeases(
  database: Database,
  own: string,
  { now, graceMs }: { readonly now: Date; readonly graceMs: number },
): Promise<Freed> {
  const lookAt = new Date(now.getTime() + graceMs);
  const freed = { inbound: 0, outbound: 0 };
  for (const owner of await leaseholders(database)) {
    if (owner === own) continue;
    const proof = await holdProcess(database, owner);
    if (!proof) continue;
    try {
      freed.inbound += await freeInbound(database, owner, now);
      freed.outbound += await freeOutbound(database, owner, lookAt);
    } finally {
      await proof.release();
    }
  }
  return freed;
}

async function leaseholders(database: Database): Promise<ReadonlySet<string>> {
  const owners = await database.run(async (queries) => [
    ...(await queries
      .selectDistinct({ owner: ownerIn(inboundEmails.lease) })
      .from(inboundEmails)
      .where(eq(inboundEmails.state, 'processing'))),
    ...(await queries
      .selectDistinct({ owner: ownerIn(outboundEmails.lease) })
      .from(outboundEmails)
      .where(and(inArray(outboundEmails.state, ['sending', 'unknown']), isNotNull(outboundEmails.leaseUntil)))),
  ]);
  return new Set(owners.flatMap(({ owner }) => (owner === null ? [] : [owner])));
}

/** A lease is `<owner>/<uuid>` (`lease.ts`). */
function ownerIn(lease: PgColumn): SQL<string | null> {
  return sql`regexp_replace(${lease}, '/[^/]*$', '')`;
}

function heldBy(lease: PgColumn, owner: string): SQL {
  return sql`starts_with(${lease}, ${`${owner}/`})`;
}

async function freeInbound(database: Database, owner: string, now: Date): Promise<number> {
  await failpoint('recover: before');
  const rows = await database.run(async (queries) =>
    queries
      .update(inboundEmails)
      .set({ ...NO_LEASE, state: 'received', nextTryAt: afterOthers(now) })
      .where(and(eq(inboundEmails.state, 'processing'), heldBy(inboundEmails.lease, owner)))
      .returning({ id: inboundEmails.id }),
  );
  return rows.length;
}

/** At once after the first death; then by five seconds more each time, a minute at most. */
function afterOthers(now: Date): SQL {
  const deaths = sql`${inboundEmails.attempts} - ${inboundEmails.failures}`;
  const wait = sql`least(${deaths}, 12) * interval '5 seconds'`;
  return sql`case when ${deaths} > 1 then ${now.toISOString()}::timestamptz + ${wait} end`;
}

/** The lease itself stays, so that a sender who only seemed dead may still record how it ended. */
async function freeOutbound(database: Database, owner: string, lookAt: Date): Promise<number> {
  const { state, lease } = outboundEmails;
  const rows = await database.run(async (queries) => {
    await queries
      .update(outboundEmails)
      .set({ leaseUntil: null })
      .where(and(eq(state, 'unknown'), isNotNull(outboundEmails.leaseUntil), heldBy(lease, owner)));
    return queries
      .update(outboundEmails)
      .set({ state: 'unknown', leaseUntil: null, nextTryAt: lookAt })
      .where(and(eq(state, 'sending'), heldBy(lease, owner)))
      .returning({ id: outboundEmails.id });
  });
  await failpoint('recover: after');
  return rows.length;
}
