import type { OutgoingMail } from '../../ticket/outgoing.ts';
import type { Blobs } from '../blobs/blobs.ts';
import { commit, type Database, rollBack } from '../database.ts';
import { enqueue, putLetters } from '../outbox/enqueue.ts';
import type { TicketChange } from '../settlement.ts';
import { saveTicketChange } from './append.ts';
import { rememberMessageIds } from './message-ids.ts';

/** A change of a ticket that no received mail caused, such as a passed deadline, with the letters it asks for. */
export interface DecidedChange {
  readonly ticket: TicketChange;
  readonly messageIds: readonly string[];
  readonly outgoing: readonly OutgoingMail[];
  readonly now: Date;
}

/** Saves it in one transaction; `conflict`: the ticket changed meanwhile, decide again. */
export async function changeTicket(
  database: Database,
  blobs: Blobs,
  { ticket, messageIds, outgoing, now }: DecidedChange,
): Promise<{ readonly kind: 'changed'; readonly version: number } | { readonly kind: 'conflict' }> {
  const letters = await putLetters(blobs, outgoing);
  return database.transact<{ kind: 'changed'; version: number } | { kind: 'conflict' }>(async (tx) => {
    const saved = await saveTicketChange(tx, ticket, now);
    if (saved.kind === 'conflict') return rollBack(saved);
    await rememberMessageIds(tx, saved.ticketId, messageIds);
    await enqueue(tx, letters, { inboundId: null, now });
    return commit({ kind: 'changed', version: saved.version });
  });
}
