import { and, count, desc, eq, gte, inArray, isNotNull } from 'drizzle-orm';
import type { SentBefore } from '../../ticket/budget.ts';
import { FIRST_LETTERS } from '../../ticket/evolve.ts';
import type { Database } from '../database.ts';
import { inboundEmails, outboundEmails } from '../schema.ts';
import { addressHash, domainHash } from '../scrub.ts';

/** The first letters that an address and its domain got lately, for the budgets (`ticket/budget.ts`). */
export async function firstLettersSentTo(database: Database, address: string, now: Date): Promise<SentBefore> {
  const { createdAt, recipientSha256, domainSha256, letter, inboundId } = outboundEmails;
  const since = (milliseconds: number): Date => new Date(now.getTime() - milliseconds);
  const first = and(inArray(letter, [...FIRST_LETTERS]), isNotNull(inboundId));
  return database.run(async (queries) => {
    const toAddress = await queries
      .select({ at: createdAt, subject: inboundEmails.subject })
      .from(outboundEmails)
      .innerJoin(inboundEmails, eq(inboundEmails.id, inboundId))
      .where(and(first, eq(recipientSha256, addressHash(address)), gte(createdAt, since(24 * HOUR))))
      .orderBy(desc(createdAt))
      .limit(1000);
    const [domain] = await queries
      .select({ letters: count() })
      .from(outboundEmails)
      .where(and(first, eq(domainSha256, domainHash(address)), gte(createdAt, since(HOUR))));
    return {
      toAddress: toAddress.map(({ at, subject }) => ({ at, subject: subject ?? '' })),
      toDomainLastHour: domain?.letters ?? 0,
    };
  });
}

const HOUR = 3_600_000;
