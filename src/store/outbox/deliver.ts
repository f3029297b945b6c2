import { and, eq, inArray } from 'drizzle-orm';
import type { TicketEvent } from '../../ticket/event.ts';
import { commit, type Database, rollBack } from '../database.ts';
import { failpoint } from '../failpoint.ts';
import { NO_LEASE } from '../lease.ts';
import { outboundEmails } from '../schema.ts';
import { LONGEST_LINE, scrubbed } from '../scrub.ts';
import { appendEvents } from '../tickets/append.ts';

/** How an attempt ended, or what was found out about one of unknown outcome. */
export interface DeliveryRecord {
  readonly id: string;
  readonly lease: string;
  readonly result: DeliveryResult;
  /** The server's answer, or what went wrong, for a person. */
  readonly response: string;
  /** `letter-sent` and the like; ignored for a mail without ticket. */
  readonly events: readonly TicketEvent[];
  readonly now: Date;
}

export type DeliveryResult =
  | { readonly kind: 'sent' }
  | { readonly kind: 'deferred'; readonly nextTryAt: Date }
  | { readonly kind: 'refused' }
  /** The connection ended between the mail and the server's answer. Looked into from `lookAt` on. */
  | { readonly kind: 'unknown'; readonly lookAt: Date };

/**
 * Records a delivery together with its ticket's events. `lost-lease`: somebody else looks after this mail by now. A
 * sender that was only slow may still record, as long as nobody took the mail over.
 */
export async function recordDelivery(
  database: Database,
  { id, lease, result, response, events, now }: DeliveryRecord,
): Promise<{ readonly kind: 'recorded' | 'lost-lease' }> {
  return database.transact<{ kind: 'recorded' | 'lost-lease' }>(async (tx) => {
    const [row] = await tx
      .update(outboundEmails)
      .set({ ...NO_LEASE, ...stateAfter(result, scrubbed(response, LONGEST_LINE), now) })
      .where(
        and(
          eq(outboundEmails.id, id),
          eq(outboundEmails.lease, lease),
          inArray(outboundEmails.state, ['sending', 'unknown']),
        ),
      )
      .returning({ ticketId: outboundEmails.ticketId });
    if (!row) return rollBack({ kind: 'lost-lease' });
    // A ticket that was deleted meanwhile records nothing; the delivery stands all the same.
    if (row.ticketId !== null) await appendEvents(tx, row.ticketId, 'any', events, now);
    await failpoint('deliver: before commit');
    return commit({ kind: 'recorded' });
  });
}

function stateAfter(result: DeliveryResult, response: string, now: Date): Partial<typeof outboundEmails.$inferInsert> {
  switch (result.kind) {
    case 'sent':
      return { state: 'sent', sentAt: now, response, nextTryAt: null };
    case 'deferred':
      return { state: 'pending', lastError: response, nextTryAt: result.nextTryAt };
    case 'refused':
      return { state: 'refused', lastError: response, nextTryAt: null };
    case 'unknown':
      return { state: 'unknown', lastError: response, nextTryAt: result.lookAt };
  }
}
