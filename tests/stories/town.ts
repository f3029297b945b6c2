import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { contentKeyOf } from '../../src/desk/content-key.ts';
import type { TicketAnswer } from '../../src/desk/answer.ts';
import { type Arrival, handle, type Handled, look } from '../../src/desk/desk.ts';
import type { Fresh, House } from '../../src/desk/house.ts';
import type { Message } from '../../src/mail/message.ts';
import { ticketFrom } from '../../src/ticket/evolve.ts';
import type { TicketEvent } from '../../src/ticket/event.ts';
import type { Ticket } from '../../src/ticket/ticket.ts';
import { openParserJail } from '../../src/transport/jail/parser-jail.ts';
import { referenceFrom } from '../../src/triage/thread/reference.ts';
import { readHouseFiles } from '../../src/daemon/house-files.ts';

/** A desk in memory: what the store would know, kept in maps, with ids and references that are the same every time. */
export interface Town {
  /** Takes a mail in at the moment its Date header names: in a story the writer's clock is right. */
  readonly receive: (raw: Uint8Array) => Promise<Received>;
  readonly tickets: () => readonly Ticket[];
  readonly close: () => Promise<void>;
}

export interface Received {
  readonly message: Message;
  readonly handled: Handled;
}

export async function openTown(): Promise<Town> {
  const house = await delivered;
  const jail = openParserJail();
  const histories = new Map<string, readonly TicketEvent[]>();
  const byMessageId = new Map<string, string>();
  const seen = new Set<string>();
  const draw = counted();
  const ticketOf = (id: string): Ticket => ticketFrom(histories.get(id) ?? []);
  return {
    receive: async (raw) => {
      const message = await jail.read(raw);
      const receivedAt = message.date ?? new Date('2026-11-24T09:00:00Z');
      const arrival: Arrival = { message, receivedAt, truncated: false };
      const key = contentKeyOf(message, raw, receivedAt);
      if (seen.has(key)) throw new Error('the story tells the same mail twice');
      seen.add(key);
      const looked = look(arrival, house);
      const ancestors = looked.clues.ancestors.flatMap((id) => byMessageId.get(id) ?? []);
      const known = {
        tickets: [...histories.keys()].map(ticketOf),
        byMessageId: [...new Set(ancestors)].map(ticketOf),
        others: [...histories.keys()].map(ticketOf),
        sentBefore: { toAddress: [], toDomainLastHour: 0 },
      };
      const handled = await handle(arrival, looked, known, house, draw(receivedAt));
      remember(handled, histories, byMessageId);
      return { message, handled };
    },
    tickets: () => [...histories.keys()].map(ticketOf),
    close: jail.close,
  };
}

function remember(
  { answer: { ticket, elsewhere, messageIds, outgoing } }: Handled,
  histories: Map<string, readonly TicketEvent[]>,
  byMessageId: Map<string, string>,
): void {
  const id = ticket && saved(ticket, histories);
  if (id !== null) for (const messageId of messageIds) byMessageId.set(messageId, id);
  for (const change of elsewhere) {
    const other = saved(change, histories);
    for (const { ticketId, messageId } of outgoing) if (ticketId === other) byMessageId.set(messageId, other);
  }
}

function saved(change: TicketAnswer, histories: Map<string, readonly TicketEvent[]>): string {
  const before = change.kind === 'continues' ? (histories.get(change.ticket.id) ?? []) : [];
  const events = [...before, ...change.events];
  const { id } = ticketFrom(events);
  histories.set(id, events);
  return id;
}

const delivered = houseOfStories();

/** The rules and letters as they are delivered, with a desk at support@casino.test. */
async function houseOfStories(): Promise<House> {
  const top = new URL('../..', import.meta.url).pathname;
  const files = await readHouseFiles(`${top}rules`, `${top}templates`);
  if (files.kind === 'mistaken') throw new Error(`the rules are not sound: ${JSON.stringify(files.mistakes)}`);
  const brand = files.value.rulebook.brands.get('default');
  if (!brand) throw new Error('no default brand');
  return {
    ...files.value,
    brand,
    support: { name: 'Redress Casino', address: 'support@casino.test' },
    addresses: ['support@casino.test'],
    keys: [{ id: 's', secret: 'the key of the stories, thirty-two bytes or more' }],
    authservIds: ['mx.casino.test'],
    sizeLimit: '25 MB',
  };
}

/** Draws that nobody could guess in the field and that are the same in every run of a story. */
function counted(): (now: Date) => Fresh {
  let count = 0;
  const next = (what: string): Buffer =>
    createHash('sha256')
      .update(`${what} ${(count += 1)}`)
      .digest();
  return (now) => ({
    now,
    uuid: () =>
      next('uuid')
        .toString('hex')
        .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5'),
    reference: referenceFrom(next('reference')),
    unique: () => next('unique').toString('hex').slice(0, 16),
  });
}

export function mailIn(story: string, name: string): Buffer {
  return readFileSync(new URL(`../cases/${story}/${name}`, import.meta.url));
}
