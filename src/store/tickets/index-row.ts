import type { Ticket } from '../../ticket/ticket.ts';
import type { tickets } from '../schema.ts';
import { addressHash } from '../scrub.ts';

type IndexRow = Omit<typeof tickets.$inferInsert, 'id' | 'reference' | 'openedAt' | 'version'>;

/** What of a ticket lists and searches go by; everything else is read from its events. */
export function indexRowOf(ticket: Ticket, updatedAt: Date): IndexRow {
  return {
    brand: ticket.brand,
    status: ticket.status,
    stage: ticket.stage,
    category: ticket.category,
    language: ticket.language,
    priority: ticket.priority,
    playerSha256: addressHash(ticket.player.address),
    updatedAt,
    acknowledgedAt: ticket.acknowledgedAt === null ? null : new Date(ticket.acknowledgedAt),
    nextDueAt: nextDueOf(ticket),
    lookAt: updatedAt,
  };
}

/** The earliest deadline that still has to be met. */
function nextDueOf({ status, deadlines, acknowledgedAt }: Ticket): Date | null {
  if (status === 'resolved' || status === 'closed') return null;
  const { acknowledgement, ...later } = deadlines;
  const open = acknowledgedAt === null ? [acknowledgement, ...Object.values(later)] : Object.values(later);
  const [first] = open.flatMap((instant) => (instant === undefined ? [] : [new Date(instant)])).sort(byTime);
  return first ?? null;
}

function byTime(one: Date, other: Date): number {
  return one.getTime() - other.getTime();
}
