import type { TicketEvent } from '../../ticket/event.ts';

/** What an event says besides its kind and moment: always an object (drizzle 0.45 reads a bare JSON string wrongly). */
export type EventData = Readonly<Record<string, unknown>>;

export interface EventRow {
  readonly seq: number;
  readonly at: Date;
  readonly kind: string;
  readonly data: EventData;
}

/** An event, scrubbed before, as its row. */
export function rowOf(event: TicketEvent, seq: number): EventRow {
  const { at, kind, ...data } = event;
  return { seq, at: new Date(at), kind, data };
}

/** The event that a row was made from; only `rowOf` writes such rows, so the shape is believed. */
export function eventOf({ at, kind, data }: EventRow): TicketEvent {
  return { ...data, at: at.toISOString(), kind } as TicketEvent;
}
