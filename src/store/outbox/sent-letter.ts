import { and, eq, inArray } from 'drizzle-orm';
import type { SentLetter } from '../../ticket/outgoing.ts';
import { type Blobs, DamagedBlob } from '../blobs/blobs.ts';
import type { Database } from '../database.ts';
import { outboundEmails } from '../schema.ts';
import { LONGEST_LINE, scrubbed } from '../scrub.ts';

/** The letter of this Message-ID as it left, if one of these tickets sent it and its bytes are still kept. */
export async function sentLetter(
  database: Database,
  blobs: Blobs,
  { ticketIds, messageId }: { readonly ticketIds: readonly string[]; readonly messageId: string },
): Promise<SentLetter | null> {
  if (ticketIds.length === 0) return null;
  const { letter, envelopeFrom, subject, urgency, rawSha256 } = outboundEmails;
  const ofTickets = inArray(outboundEmails.ticketId, [...ticketIds]);
  const ofThisId = eq(outboundEmails.messageId, scrubbed(messageId, LONGEST_LINE));
  const [row] = await database.run(async (queries) =>
    queries
      .select({ letter, envelopeFrom, subject, urgency, rawSha256 })
      .from(outboundEmails)
      .where(and(ofTickets, ofThisId))
      .limit(1),
  );
  if (!row) return null;
  const { rawSha256: sha256, ...sent } = row;
  const raw = await bytesOf(blobs, sha256);
  return raw && { ...sent, messageId, raw };
}

async function bytesOf(blobs: Blobs, sha256: string): Promise<Uint8Array | null> {
  try {
    return await blobs.get(sha256);
  } catch (error) {
    if (error instanceof DamagedBlob) return null;
    throw error;
  }
}
