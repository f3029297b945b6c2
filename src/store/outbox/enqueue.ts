import type { OutgoingMail } from '../../ticket/outgoing.ts';
import type { Blobs } from '../blobs/blobs.ts';
import type { Database, Queries } from '../database.ts';
import { outboundEmails } from '../schema.ts';
import { addressHash, domainHash, LONGEST_LINE, scrubbed } from '../scrub.ts';

/** A mail whose bytes are stored. */
export interface PutLetter {
  readonly mail: OutgoingMail;
  readonly rawSha256: string;
}

/** Stores the bytes of letters; to be done before the transaction that enqueues them. */
export async function putLetters(blobs: Blobs, outgoing: readonly OutgoingMail[]): Promise<readonly PutLetter[]> {
  const letters: PutLetter[] = [];
  for (const mail of outgoing) letters.push({ mail, rawSha256: await blobs.put(mail.raw) });
  return letters;
}

/** Puts letters into the outbox inside the caller's transaction; one with an id that is there already stays as it is. */
export async function enqueue(
  tx: Queries,
  letters: readonly PutLetter[],
  cause: { readonly inboundId: number | null; readonly now: Date },
): Promise<number> {
  if (letters.length === 0) return 0;
  const rows = await tx
    .insert(outboundEmails)
    .values(letters.map((letter) => ({ ...rowOf(letter), inboundId: cause.inboundId, createdAt: cause.now })))
    .onConflictDoNothing({ target: outboundEmails.id })
    .returning({ id: outboundEmails.id });
  return rows.length;
}

/** Mails of the house that belong to no ticket, such as digests; a process that comes second with the same id adds none. */
export async function enqueueMails(
  database: Database,
  blobs: Blobs,
  outgoing: readonly OutgoingMail[],
  now: Date,
): Promise<{ readonly enqueued: number }> {
  const letters = await putLetters(blobs, outgoing);
  return { enqueued: await database.run(async (queries) => enqueue(queries, letters, { inboundId: null, now })) };
}

function rowOf({ mail, rawSha256 }: PutLetter): Omit<typeof outboundEmails.$inferInsert, 'createdAt'> {
  const line = (text: string): string => scrubbed(text, LONGEST_LINE);
  return {
    id: mail.id,
    ticketId: mail.ticketId,
    letter: line(mail.letter),
    messageId: line(mail.messageId),
    envelopeFrom: line(mail.envelopeFrom),
    envelopeTo: line(mail.envelopeTo),
    recipientSha256: addressHash(mail.envelopeTo),
    domainSha256: domainHash(mail.envelopeTo),
    subject: line(mail.subject),
    rawSha256,
    dueAt: new Date(mail.dueAt),
    urgency: mail.urgency,
  };
}
