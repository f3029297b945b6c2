import { and, eq } from 'drizzle-orm';
import type { OutgoingMail } from '../../ticket/outgoing.ts';
import type { Blobs } from '../blobs/blobs.ts';
import { commit, type Database, rollBack } from '../database.ts';
import { failpoint } from '../failpoint.ts';
import { NO_LEASE } from '../lease.ts';
import { enqueue, putLetters } from '../outbox/enqueue.ts';
import { inboundEmails } from '../schema.ts';
import { LONGEST_LINE, scrubbed } from '../scrub.ts';
import { holds } from './claim.ts';

/** The processing of a mail broke: an exception of ours, never something that the mail may do. */
export interface InboundFailure {
  readonly id: number;
  readonly lease: string;
  /** For a person; no words of the mail. */
  readonly reason: string;
  /** Whether another try may go better. */
  readonly hope: 'try-again' | 'none';
  /** Leaves in the same transaction if this failure quarantines the mail, so that a person is always told. */
  readonly alarm: readonly OutgoingMail[];
  readonly now: Date;
}

export type Failed =
  | { readonly kind: 'again'; readonly at: Date }
  | { readonly kind: 'quarantined' }
  | { readonly kind: 'lost-lease' };

/** Puts a mail back for another try after a while; the third time, or when there is no hope, it is quarantined. */
export async function failInbound(database: Database, blobs: Blobs, failure: InboundFailure): Promise<Failed> {
  const { id, lease, hope, now } = failure;
  const alarm = await putLetters(blobs, failure.alarm);
  const reason = scrubbed(failure.reason, LONGEST_LINE);
  return database.transact<Failed>(async (tx) => {
    const [row] = await tx
      .select({ before: inboundEmails.failures })
      .from(inboundEmails)
      .where(and(eq(inboundEmails.id, id), holds(lease)))
      .for('update');
    if (!row) return rollBack({ kind: 'lost-lease' });
    const failures = row.before + 1;
    const isLast = hope === 'none' || failures >= TRIES;
    const end = isLast ? QUARANTINED : { kind: 'again' as const, at: backOff(failures, now) };
    const state =
      end.kind === 'again'
        ? ({ state: 'received', nextTryAt: end.at } as const)
        : ({ state: 'quarantined', outcome: 'quarantined', outcomeReason: reason, settledAt: now } as const);
    await tx
      .update(inboundEmails)
      .set({ ...NO_LEASE, ...state, failures, lastError: reason })
      .where(eq(inboundEmails.id, id));
    if (end.kind === 'quarantined') await enqueue(tx, alarm, { inboundId: id, now });
    await failpoint('fail: before commit');
    return commit(end);
  });
}

export type Retried =
  | { readonly kind: 'queued' }
  | { readonly kind: 'unknown-id' }
  /** It has a lawful outcome, or is being processed: only quarantine is taken up again. */
  | { readonly kind: 'not-quarantined'; readonly state: string };

/** Takes a quarantined mail up again, as if it had just come. */
export async function retryInbound(database: Database, id: number): Promise<Retried> {
  return database.transact<Retried>(async (tx) => {
    const [row] = await tx
      .select({ state: inboundEmails.state })
      .from(inboundEmails)
      .where(eq(inboundEmails.id, id))
      .for('update');
    if (!row) return rollBack({ kind: 'unknown-id' });
    if (row.state !== 'quarantined') return rollBack({ kind: 'not-quarantined', state: row.state });
    await tx
      .update(inboundEmails)
      .set({
        state: 'received',
        attempts: 0,
        failures: 0,
        nextTryAt: null,
        outcome: null,
        outcomeReason: null,
        settledAt: null,
        settledInMailboxAt: null,
      })
      .where(eq(inboundEmails.id, id));
    return commit({ kind: 'queued' });
  });
}

const TRIES = 3;
const QUARANTINED = { kind: 'quarantined' } as const;

/** 30 seconds, then 2 minutes. */
function backOff(failures: number, now: Date): Date {
  return new Date(now.getTime() + 30_000 * 4 ** (failures - 1));
}
