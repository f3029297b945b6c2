import type { StoredTicket } from '../store/tickets/read.ts';
import type { TicketEvent } from '../ticket/event.ts';
import { evolve } from '../ticket/evolve.ts';
import type { DeadlineName, Instant, Ticket } from '../ticket/ticket.ts';

/** A date that the player was promised, and what became of it. */
export interface PromisedDate {
  readonly promise: 'acknowledgement' | 'first response' | 'decision' | 'regulator’s limit';
  /** As it stood when it was kept: a date that was moved with notice counts as moved. */
  readonly by: Instant;
  /** When it was kept, or null. */
  readonly keptAt: Instant | null;
  /** `open`: neither kept nor passed; `not needed`: the ticket was closed before. */
  readonly state: 'kept' | 'missed' | 'open' | 'not needed';
}

/** What was promised on a ticket and whether it was kept, as seen at a moment. */
export function promisesOf({ ticket, events }: StoredTicket, asOf: Date): readonly PromisedDate[] {
  const { acknowledgedAt, life } = ticket;
  const decidedAt = life.decisions[0]?.at ?? life.deadlock?.at ?? null;
  const kept: readonly (readonly [PromisedDate['promise'], DeadlineName, Instant | null])[] = [
    ['acknowledgement', 'acknowledgement', acknowledgedAt],
    ['first response', 'firstResponse', life.firstResponseAt],
    ['decision', 'decision', decidedAt],
    ['regulator’s limit', 'regulator', decidedAt],
  ];
  return kept.flatMap(([promise, deadline, keptAt]) => {
    const by = deadlineAt(deadline, keptAt, ticket, events);
    return by === null ? [] : [{ promise, by, keptAt, state: stateOf(by, keptAt, ticket, asOf) }];
  });
}

/** The date in force just before it was kept; else the present one, or the last there was. */
function deadlineAt(
  name: DeadlineName,
  keptAt: Instant | null,
  ticket: Ticket,
  events: readonly TicketEvent[],
): Instant | null {
  let state: Ticket | null = null;
  let last: Instant | null = null;
  for (const event of events) {
    if (keptAt !== null && event.at >= keptAt && state !== null) break;
    state = evolve(state, event);
    last = state.deadlines[name] ?? last;
  }
  return keptAt === null ? (ticket.deadlines[name] ?? last) : last;
}

function stateOf(by: Instant, keptAt: Instant | null, { life }: Ticket, asOf: Date): PromisedDate['state'] {
  if (keptAt !== null) return keptAt <= by ? 'kept' : 'missed';
  const endedAt = life.closing?.at ?? null;
  if (endedAt !== null && endedAt <= by) return 'not needed';
  return by < asOf.toISOString() ? 'missed' : 'open';
}
