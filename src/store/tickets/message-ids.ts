import type { Queries } from '../database.ts';
import { messageIds } from '../schema.ts';
import { messageIdHash } from '../scrub.ts';

/** Ties Message-IDs to a ticket, so that answers to them find it. */
export async function rememberMessageIds(tx: Queries, ticketId: string, ids: readonly string[]): Promise<void> {
  const hashes = [...new Set(ids.map(messageIdHash))];
  if (hashes.length === 0) return;
  await tx
    .insert(messageIds)
    .values(hashes.map((idSha256) => ({ idSha256, ticketId })))
    .onConflictDoNothing();
}
