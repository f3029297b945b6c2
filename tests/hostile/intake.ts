import { createHash } from 'node:crypto';
import { contentKeyOf } from '../../src/desk/content-key.ts';
import { type Arrival, handle, type Handled, look } from '../../src/desk/desk.ts';
import type { Fresh, House } from '../../src/desk/house.ts';
import type { Message } from '../../src/mail/message.ts';
import { scrubbedData } from '../../src/store/scrub.ts';
import type { TicketEvent } from '../../src/ticket/event.ts';
import { ticketFrom } from '../../src/ticket/evolve.ts';
import type { Ticket } from '../../src/ticket/ticket.ts';
import { openParserJail, type ParserJail } from '../../src/transport/jail/parser-jail.ts';
import { referenceFrom } from '../../src/triage/thread/reference.ts';
import { deliveredHouse } from '../delivered-house.ts';

/** The whole intake of a mail as the daemon runs it, with what the store would know kept in memory. */
export interface Intake {
  readonly house: House;
  /** Parses, looks and handles; nothing is remembered: like a transaction that rolls back. */
  readonly consider: (raw: Uint8Array) => Promise<Considered>;
  /** The same, and the ticket is there for the next mail. */
  readonly accept: (raw: Uint8Array) => Promise<Considered>;
  readonly tickets: () => readonly Ticket[];
  readonly close: () => Promise<void>;
}

export interface Considered {
  readonly raw: Uint8Array;
  readonly message: Message;
  readonly contentKey: string;
  readonly handled: Handled;
  /** The ticket that the mail opened or went on, as it is when the events were stored and read back. */
  readonly ticket: Ticket | null;
  readonly events: readonly TicketEvent[];
  /** Milliseconds in the parser jail, and in the desk: only the second blocks other mail. */
  readonly took: { readonly reading: number; readonly deciding: number };
}

export const NOW = new Date('2026-11-24T09:00:00Z');

/** Unless told, mails are read as the daemon reads them. */
export async function openIntake(reader?: ParserJail['read']): Promise<Intake> {
  const house = await deliveredHouse();
  const jail = openParserJail();
  const read = reader ?? jail.read;
  const histories = new Map<string, readonly TicketEvent[]>();
  const byMessageId = new Map<string, Set<string>>();
  const draw = counted();
  const ticketOf = (id: string): Ticket => ticketFrom(histories.get(id) ?? []);

  const consider = async (raw: Uint8Array): Promise<Considered> => {
    const started = performance.now();
    const message = await read(raw);
    const readAt = performance.now();
    const arrival: Arrival = { message, receivedAt: NOW, truncated: false };
    const looked = look(arrival, house);
    const ancestors = looked.clues.ancestors.flatMap((id) => [...(byMessageId.get(id) ?? [])]);
    const known = {
      tickets: [...histories.keys()].map(ticketOf),
      byMessageId: [...new Set(ancestors)].map(ticketOf),
      others: [],
      sentBefore: { toAddress: [], toDomainLastHour: 0 },
      returned: null,
    };
    const handled = await handle(arrival, looked, known, house, draw());
    const contentKey = contentKeyOf(message, raw, NOW);
    const took = { reading: readAt - started, deciding: performance.now() - readAt };
    return { raw, message, contentKey, handled, took, ...asStored(handled, histories) };
  };

  return {
    house,
    consider,
    accept: async (raw) => {
      const considered = await consider(raw);
      const { ticket, events, handled } = considered;
      if (!ticket) return considered;
      histories.set(ticket.id, [...(histories.get(ticket.id) ?? []), ...events]);
      for (const messageId of handled.answer.messageIds) {
        byMessageId.set(messageId, (byMessageId.get(messageId) ?? new Set()).add(ticket.id));
      }
      return considered;
    },
    tickets: () => [...histories.keys()].map(ticketOf),
    close: jail.close,
  };
}

/** Events pass through JSON and the scrubber on their way to the database; what comes back must still make a ticket. */
function asStored(
  { answer: { ticket } }: Handled,
  histories: ReadonlyMap<string, readonly TicketEvent[]>,
): Pick<Considered, 'ticket' | 'events'> {
  if (!ticket) return { ticket: null, events: [] };
  const events = JSON.parse(JSON.stringify(scrubbedData(ticket.events))) as readonly TicketEvent[];
  const before = ticket.kind === 'continues' ? (histories.get(ticket.ticket.id) ?? []) : [];
  return { events, ticket: ticketFrom([...before, ...events]) };
}

function counted(): () => Fresh {
  let count = 0;
  const next = (what: string): Buffer =>
    createHash('sha256')
      .update(`${what} ${(count += 1)}`)
      .digest();
  return () => ({
    now: NOW,
    uuid: () =>
      next('uuid')
        .toString('hex')
        .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5'),
    reference: referenceFrom(next('reference')),
    unique: () => next('unique').toString('hex').slice(0, 16),
  });
}
