import { addSpan } from '../deadlines/deadlines.ts';
import type { Ticket } from '../ticket.ts';
import type { Look } from '../watch/look.ts';

/**
 * Whether an answer that a player asked for may be written now: the same letter goes once in the time that the rules
 * name, unless something happened since. It also ends the talk of two machines.
 */
export function isDue(letter: string, ticket: Ticket, look: Look): boolean {
  if (!REPEATING.includes(letter) || !wroteLately(letter, ticket, look)) return true;
  const last = lastOf(letter, ticket) ?? '';
  return ticket.life.steps.some(({ name, at }) => name !== 'received' && at > last);
}

/** Whether this letter went, or was about to go, in the time in which news are given once. */
export function wroteLately(letter: string, ticket: Ticket, { now, followUps, calendar }: Look): boolean {
  const last = lastOf(letter, ticket);
  return last !== undefined && addSpan(new Date(last), followUps.chaser, calendar) > now;
}

function lastOf(letter: string, { messages }: Ticket): string | undefined {
  return messages.findLast(({ direction, kind }) => direction === 'out' && kind === letter)?.at;
}

/** Letters that would say the same again. */
const REPEATING: readonly string[] = [
  'status',
  'history',
  'person-asked',
  'data-request',
  'language-changed',
  'closing-proposal',
];
