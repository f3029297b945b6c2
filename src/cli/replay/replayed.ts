import { assess } from '../../desk/assess.ts';
import type { House } from '../../desk/house.ts';
import { wordsOf } from '../../desk/words.ts';
import type { Blobs } from '../../store/blobs/blobs.ts';
import type { Database } from '../../store/database.ts';
import { type InboundEmail, listInbound } from '../../store/intake/list.ts';
import { ticketById } from '../../store/tickets/read.ts';
import type { ParserJail } from '../../transport/jail/parser-jail.ts';
import { type Difference, differenceOf } from './difference.ts';
import { recordedOf } from './recorded.ts';

/** One kept mail, looked at once more. */
export type Replayed =
  | { readonly kind: 'same' }
  | {
      readonly kind: 'differs';
      readonly inboundId: number;
      readonly reference: string;
      readonly receivedAt: string;
      readonly subject: string;
      readonly difference: Difference;
    }
  /** Its bytes were purged or erased: nothing can be said. */
  | { readonly kind: 'not-kept' }
  /** Nothing was made of it then, as of an agent's mail: there is nothing to compare. */
  | { readonly kind: 'not-assessed' };

export interface ReplayTools {
  readonly database: Database;
  readonly blobs: Blobs;
  readonly jail: ParserJail;
  readonly house: House;
}

/** Every kept mail of a ticket, newest first, as the house would read it now; nothing is changed. */
export async function* replay(tools: ReplayTools, most: number): AsyncGenerator<Replayed> {
  let before: number | undefined;
  let left = most;
  while (left > 0) {
    const rows = await listInbound(tools.database, { state: 'processed', limit: PAGE, ...(before && { before }) });
    for (const row of rows.filter(({ ticketId, outcome }) => ticketId !== null && outcome !== 'duplicate')) {
      if (left === 0) return;
      left -= 1;
      yield await replayOne(row, tools);
    }
    before = rows.at(-1)?.id;
    if (rows.length < PAGE) return;
  }
}

const PAGE = 200;

async function replayOne(row: InboundEmail, { database, blobs, jail, house }: ReplayTools): Promise<Replayed> {
  const raw = SHA256.test(row.rawSha256) ? await blobs.get(row.rawSha256) : null;
  if (!raw) return { kind: 'not-kept' };
  const stored = await ticketById(database, row.ticketId ?? '');
  const message = await jail.read(raw);
  const recorded = stored && recordedOf(stored, message.messageId, row);
  if (!recorded) return { kind: 'not-assessed' };
  const assessment = assess(message, wordsOf(message, house), recorded.circumstances, house);
  const difference = differenceOf(recorded.assessed, assessment);
  if (!difference) return { kind: 'same' };
  return {
    kind: 'differs',
    inboundId: row.id,
    reference: stored.ticket.reference,
    receivedAt: row.receivedAt.toISOString(),
    subject: assessment.subject,
    difference,
  };
}

const SHA256 = /^[0-9a-f]{64}$/;
