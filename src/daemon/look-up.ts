import type { Known, Look } from '../desk/desk.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { firstLettersSentTo } from '../store/outbox/first-letters.ts';
import { listTickets, ticketByReference, ticketsByMessageIds, ticketsOfPlayer } from '../store/tickets/read.ts';
import { ticketsByClaimNumbers } from '../store/tickets/claim-numbers.ts';
import type { Engine } from './engine.ts';

/** Everything that the store knows about what a mail names, before the desk decides (design, section 2, step 4). */
export async function lookUp(
  { database, now }: Pick<Engine, 'database' | 'now'>,
  { words, clues, writer, claimNumbers }: Look,
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
  const players = [...tickets, ...byMessageId].map(({ player }) => player.address.toLowerCase());
  const others: Ticket[] = [];
  for (const address of new Set([author.toLowerCase(), ...players].slice(0, MOST_PLAYERS))) {
    if (address !== '') others.push(...(await ticketsOfPlayer(database, address)).map(({ ticket }) => ticket));
  }
  others.push(...(await ticketsByClaimNumbers(database, claimNumbers)).map(({ ticket }) => ticket));
  if (writer === 'staff') others.push(...(await openTickets(database)));
  return { tickets, byMessageId, others, sentBefore: await firstLettersSentTo(database, author, now()) };
}

const MOST_PLAYERS = 5;
const MOST_OPEN = 200;

async function openTickets(database: Engine['database']): Promise<readonly Ticket[]> {
  const status = ['open', 'waiting-for-player', 'waiting-for-third-party', 'resolved'] as const;
  return (await listTickets(database, { status, limit: MOST_OPEN })).map(({ ticket }) => ticket);
}
