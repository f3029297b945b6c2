import { type Known, type Look, NOTHING_KNOWN } from '../desk/desk.ts';
import { refusedLetter } from '../ticket/returned-letter.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { sentLetter } from '../store/outbox/sent-letter.ts';
import { firstLettersSentTo } from '../store/outbox/first-letters.ts';
import { listTickets, ticketByReference, ticketsByMessageIds, ticketsOfPlayer } from '../store/tickets/read.ts';
import { ticketsByClaimNumbers } from '../store/tickets/claim-numbers.ts';
import type { Engine } from './engine.ts';

/** Everything that the store knows about what a mail names, before the desk decides (design, section 2, step 4). */
export async function lookUp(
  { database, blobs, now }: Pick<Engine, 'database' | 'blobs' | 'now'>,
  { words, clues, writer, reported, claimNumbers }: Look,
): Promise<Known> {
  const claims = [...clues.addressed, ...clues.answered].map(({ reference }) => reference);
  const references = [...new Set([...claims, ...clues.named])].slice(0, 20);
  const tickets: Ticket[] = [];
  for (const reference of references) {
    const stored = await ticketByReference(database, reference);
    if (stored) tickets.push(stored.ticket);
  }
  const byMessageId = (await ticketsByMessageIds(database, clues.ancestors)).map(({ ticket }) => ticket);
  const author = words.author?.address ?? '';
  const found = [...tickets, ...byMessageId];
  // A letter that came back may go to any of them, unless their own tickets speak against it.
  const people = found.flatMap(({ participants }) => (reported === null ? participants.slice(0, 1) : participants));
  const others: Ticket[] = await wentInto(database, found);
  for (const address of new Set([author.toLowerCase(), ...people].slice(0, MOST_PLAYERS))) {
    if (address !== '') others.push(...(await ticketsOfPlayer(database, address)).map(({ ticket }) => ticket));
  }
  others.push(...(await ticketsByClaimNumbers(database, claimNumbers)).map(({ ticket }) => ticket));
  if (writer === 'staff') others.push(...(await openTickets(database)));
  const sentBefore = await firstLettersSentTo(database, author, now());
  const ticketIds = found.map(({ id }) => id);
  const returned = reported === null ? null : await sentLetter(database, blobs, { ticketIds, messageId: reported });
  return { tickets, byMessageId, others, sentBefore, returned };
}

/** What it takes to send a letter elsewhere that our mail server refused: nothing for a ticket without one. */
export async function lookUpRefused(
  { database, blobs }: Pick<Engine, 'database' | 'blobs'>,
  ticket: Ticket,
): Promise<Known> {
  const messageId = refusedLetter(ticket)?.letter.messageId ?? null;
  if (messageId === null) return NOTHING_KNOWN;
  const others: Ticket[] = [];
  for (const address of ticket.participants.slice(0, MOST_PLAYERS))
    others.push(...(await ticketsOfPlayer(database, address)).map((stored) => stored.ticket));
  const returned = await sentLetter(database, blobs, { ticketIds: [ticket.id], messageId });
  return { ...NOTHING_KNOWN, others, returned };
}

/** The cases that a ticket of an outside body went into: those of players are found by their player. */
async function wentInto(database: Engine['database'], found: readonly Ticket[]): Promise<Ticket[]> {
  const references = found.flatMap(({ queue, life }) => (queue === 'players' ? [] : (life.mergedInto ?? [])));
  const into: Ticket[] = [];
  for (const reference of new Set(references)) {
    const stored = await ticketByReference(database, reference);
    if (stored) into.push(stored.ticket);
  }
  return into;
}

const MOST_PLAYERS = 5;
const MOST_OPEN = 200;

async function openTickets(database: Engine['database']): Promise<readonly Ticket[]> {
  const status = ['open', 'waiting-for-player', 'waiting-for-third-party', 'resolved'] as const;
  return (await listTickets(database, { status, limit: MOST_OPEN })).map(({ ticket }) => ticket);
}
