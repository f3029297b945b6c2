import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { contentKeyOf } from '../../src/desk/content-key.ts';
import type { TicketAnswer } from '../../src/desk/answer.ts';
import { attend } from '../../src/desk/attend.ts';
import { type Arrival, handle, type Handled, type Known, look, type Look, NOTHING_KNOWN } from '../../src/desk/desk.ts';
import type { Fresh, House } from '../../src/desk/house.ts';
import type { Message } from '../../src/mail/message.ts';
import type { Brand } from '../../src/rulebook/brands.ts';
import type { TicketEvent } from '../../src/ticket/event.ts';
import { claimNumbersIn } from '../../src/ticket/claim-numbers.ts';
import { evolve, FIRST_LETTERS } from '../../src/ticket/evolve.ts';
import type { OutgoingMail } from '../../src/ticket/outgoing.ts';
import { refusedLetter } from '../../src/ticket/returned-letter.ts';
import type { Ticket } from '../../src/ticket/ticket.ts';
import { nextLookAt } from '../../src/ticket/watch/due-of.ts';
import { lookAt } from '../../src/ticket/watch/look.ts';
import { openParserJail } from '../../src/transport/jail/parser-jail.ts';
import { referenceFrom } from '../../src/triage/thread/reference.ts';
import { deliveredHouse } from '../delivered-house.ts';

/** A desk in memory: what the store would know, kept in maps, with ids and references that are the same every time. */
export interface Town {
  /** Takes a mail in at the moment its Date header names: in a story the writer's clock is right. */
  readonly receive: (raw: Uint8Array) => Promise<Received>;
  /** Lets time pass: what was written leaves a minute later, and what dates ask for is done when they ask for it. */
  readonly wait: (until: Date) => Promise<readonly Passed[]>;
  /** From now on the mail server refuses letters to this address for good. */
  readonly refuse: (address: string) => void;
  readonly tickets: () => readonly Ticket[];
  readonly close: () => Promise<void>;
}

export interface Received {
  readonly message: Message;
  readonly handled: Handled;
}

/** What a date brought. */
export interface Passed {
  readonly at: Date;
  readonly events: readonly TicketEvent[];
  readonly outgoing: readonly OutgoingMail[];
}

export async function openTown(brand: Partial<Brand> = {}): Promise<Town> {
  const rules = await delivered;
  const house: House = { ...rules, brand: { ...rules.brand, ...brand }, keys: KEYS };
  const jail = openParserJail();
  const memory = emptyMemory();
  const seen = new Set<string>();
  const draw = counted();
  return {
    receive: async (raw) => {
      const message = await jail.read(raw);
      const receivedAt = message.date ?? new Date('2026-11-24T09:00:00Z');
      const arrival: Arrival = { message, receivedAt, truncated: false };
      const key = contentKeyOf(message, raw, receivedAt);
      if (seen.has(key)) throw new Error('the story tells the same mail twice');
      seen.add(key);
      const looked = look(arrival, house);
      const handled = await handle(arrival, looked, known(memory, looked, receivedAt), house, draw(receivedAt));
      remember(memory, handled, receivedAt);
      for (const { id } of memory.tickets.values()) memory.lookedAt.set(id, receivedAt);
      return { message, handled };
    },
    wait: async (until) => {
      const passed: Passed[] = [];
      for (let next = nextMoment(memory, house); next !== null && next.at <= until; next = nextMoment(memory, house)) {
        const { at, ticket } = next;
        if (deliver(memory, ticket, at)) continue;
        const setting = { house, fresh: draw(at), known: knownOfRefused(memory, ticket), contents: new Map() };
        const { events, messageIds, outgoing } = await attend(ticket, setting);
        memory.lookedAt.set(ticket.id, at);
        saved(memory, { kind: 'continues', ticket, events });
        for (const messageId of messageIds) memory.threads.set(messageId, ticket.id);
        for (const letter of outgoing) memory.letters.set(letter.messageId, letter);
        if (events.length > 0) passed.push({ at, events, outgoing });
      }
      return passed;
    },
    refuse: (address) => memory.refused.add(address),
    tickets: () => [...memory.tickets.values()],
    close: jail.close,
  };
}

/** What the store would keep. */
interface Memory {
  readonly tickets: Map<string, Ticket>;
  /** Id of the ticket by Message-ID. */
  readonly threads: Map<string, string>;
  /** When dates were last attended to, by ticket. */
  readonly lookedAt: Map<string, Date>;
  /** By Message-ID, as they left. */
  readonly letters: Map<string, OutgoingMail>;
  /** Addresses that the mail server refuses. */
  readonly refused: Set<string>;
  readonly firstLetters: { readonly to: string; readonly at: Date; readonly subject: string }[];
}

function emptyMemory(): Memory {
  const maps = { tickets: new Map(), threads: new Map(), lookedAt: new Map(), letters: new Map() };
  return { ...maps, refused: new Set(), firstLetters: [] };
}

/** The next letter that leaves, or the next date that asks for something; of a ticket just looked at, a minute later. */
function nextMoment(
  { tickets, lookedAt }: Memory,
  house: House,
): { readonly at: Date; readonly ticket: Ticket } | null {
  const moments = [...tickets.values()].flatMap((ticket) => {
    const [unsent] = ticket.life.unsent;
    if (unsent) return [{ at: new Date(Date.parse(unsent.at) + MINUTE), ticket }];
    const since = lookedAt.get(ticket.id) ?? new Date(ticket.openedAt);
    const at = nextLookAt(ticket, lookAt(since, house.brand, house.rulebook));
    return at ? [{ at: new Date(Math.max(at.getTime(), since.getTime() + MINUTE)), ticket }] : [];
  });
  return moments.sort((one, other) => one.at.getTime() - other.at.getTime())[0] ?? null;
}

const MINUTE = 60_000;

/** Whether a letter was waiting to leave; it has left now, or was refused. */
function deliver(memory: Memory, ticket: Ticket, at: Date): boolean {
  const [unsent] = ticket.life.unsent;
  if (!unsent) return false;
  const { letter } = unsent;
  const messageId = unsent.messageId ?? '';
  const about = { at: at.toISOString(), letter, messageId };
  const isRefused = memory.refused.has(memory.letters.get(messageId)?.envelopeTo ?? '');
  const event: TicketEvent = isRefused
    ? { kind: 'letter-refused', ...about, reason: '550 5.1.1 <amelie@example.test>: no such user' }
    : { kind: 'letter-sent', ...about, response: '250' };
  saved(memory, { kind: 'continues', ticket, events: [event] });
  return true;
}

/** What the store would find for a letter that the mail server refused. */
function knownOfRefused({ tickets, letters }: Memory, ticket: Ticket): Known {
  const messageId = refusedLetter(ticket)?.letter.messageId ?? '';
  const others = [...tickets.values()].filter(({ player }) =>
    ticket.participants.includes(player.address.toLowerCase()),
  );
  return { ...NOTHING_KNOWN, others, returned: letters.get(messageId) ?? null };
}

/** What the store would find for a mail. */
function known(
  { tickets, threads, letters, firstLetters }: Memory,
  { words, clues, writer, reported, claimNumbers }: Look,
  now: Date,
): Known {
  const all = [...tickets.values()];
  const claimed = [...clues.addressed, ...clues.answered].map(({ reference }) => reference);
  const references = new Set([...claimed, ...clues.named]);
  const named = all.filter(({ reference }) => references.has(reference));
  const ids = new Set(clues.ancestors.flatMap((id) => threads.get(id) ?? []));
  const byMessageId = all.filter(({ id }) => ids.has(id));
  const address = words.author?.address.toLowerCase() ?? '';
  const into = new Set(byMessageId.flatMap(({ life }) => life.mergedInto ?? []));
  const players = new Set([address, ...[...named, ...byMessageId].map(({ player }) => player.address.toLowerCase())]);
  const recent = (hours: number) => firstLetters.filter(({ at }) => now.getTime() - at.getTime() < hours * 3_600_000);
  const domain = address.slice(address.lastIndexOf('@'));
  return {
    tickets: named,
    byMessageId,
    others: all.filter(
      ({ reference, player, status, facts }) =>
        into.has(reference) ||
        players.has(player.address) ||
        (writer === 'staff' && status !== 'closed') ||
        claimNumbersIn(facts).some((number) => claimNumbers.includes(number)),
    ),
    sentBefore: {
      toAddress: recent(24).filter(({ to }) => to === address),
      toDomainLastHour: recent(1).filter(({ to }) => to.endsWith(domain)).length,
    },
    returned: (reported !== null && letters.get(reported)) || null,
  };
}

function remember(memory: Memory, { answer, occurrence }: Handled, at: Date): void {
  const { ticket, elsewhere, messageIds, outgoing } = answer;
  const id = ticket && saved(memory, ticket);
  if (id !== null) for (const messageId of messageIds) memory.threads.set(messageId, id);
  for (const change of elsewhere) {
    const other = saved(memory, change);
    for (const { ticketId, messageId } of outgoing) if (ticketId === other) memory.threads.set(messageId, other);
  }
  for (const mail of outgoing) {
    const { letter, envelopeTo } = mail;
    memory.letters.set(mail.messageId, mail);
    if (!FIRST_LETTERS.includes(letter)) continue;
    memory.firstLetters.push({ to: envelopeTo.toLowerCase(), at, subject: occurrence.mail.subject });
  }
}

function saved({ tickets }: Memory, change: TicketAnswer): string {
  const before = change.kind === 'continues' ? (tickets.get(change.ticket.id) ?? null) : null;
  const after = change.events.reduce<Ticket | null>(evolve, before);
  if (!after) throw new Error('a ticket without events');
  tickets.set(after.id, after);
  return after.id;
}

const delivered = deliveredHouse();
/** Of their own, for the references and addresses in the stories' snapshots. */
const KEYS = [{ id: 's', secret: 'the key of the stories, thirty-two bytes or more' }];

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
