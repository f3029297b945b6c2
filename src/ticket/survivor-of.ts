import type { Ticket } from './ticket.ts';

/** Where a merged ticket went on; itself where that ticket was not looked up. */
export function survivorOf(ticket: Ticket, tickets: readonly Ticket[]): Ticket {
  let survivor = ticket;
  for (let merges = 0; merges < MOST_MERGES && survivor.life.mergedInto !== null; merges += 1) {
    const into = survivor.life.mergedInto;
    survivor = tickets.find(({ reference }) => reference === into) ?? survivor;
  }
  return survivor;
}

const MOST_MERGES = 10;
