import { addSpan } from '../deadlines/deadlines.ts';
import type { Ticket } from '../ticket.ts';
import type { Look } from '../watch/look.ts';

/**
 * Whether an answer that a player asked for may be written now: the same letter goes once in the time that the rules
 * name, unless something happened since. It also ends the talk of two machines.
 */
export function isDue(letter: string, { messages, life }: Ticket, { now, followUps, calendar }: Look): boolean {
  const last = messages.findLast(({ direction, kind }) => direction === 'out' && kind === letter)?.at;
  if (last === undefined || addSpan(new Date(last), followUps.chaser, calendar) <= now) return true;
  return !REPEATING.includes(letter) || life.steps.some(({ name, at }) => name !== 'received' && at > last);
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
