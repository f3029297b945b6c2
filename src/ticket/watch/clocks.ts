import type { Span } from '../../rulebook/span.ts';
import { addSpan } from '../deadlines/deadlines.ts';
import type { Ticket } from '../ticket.ts';
import type { Look } from './look.ts';

/** Whether we owe the next step: only then the clocks run and the player is to hear from us. */
export function isOurTurn({ status, stage }: Ticket): boolean {
  return (status === 'open' || status === 'waiting-for-third-party') && stage !== 'dispute';
}

/** By when the player hears from us again, whatever happens: counted from the last letter, or from the last pause. */
export function nextUpdateBy({ openedAt, lastLetterAt, life: { pauses } }: Ticket, look: Look): Date {
  const moments = [openedAt, lastLetterAt, pauses.at(-1)?.to].map((at) => (at ? Date.parse(at) : 0));
  return addSpan(new Date(Math.max(...moments)), look.profile.nextUpdate, look.calendar);
}

/** By when the player hears from us again after a letter that leaves now. */
export function nextNewsBy({ now, profile, calendar }: Look): Date {
  return addSpan(now, profile.nextUpdate, calendar);
}

/** When the present clock of the decision began: with the mail, the appeal, the reopening or the last new date. */
export function clockStart({ openedAt, life }: Ticket): Date {
  const restart = life.steps.findLast(({ name }) => RESTARTS.includes(name));
  return new Date(restart?.at ?? openedAt);
}

const RESTARTS: readonly string[] = ['reopened', 'appealed', 'rescheduled'];

export function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}

/** The earlier of two moments; one that is null never comes. */
export function earlier(one: Date, other: Date | null): Date {
  return other !== null && other < one ? other : one;
}

/** So long before a moment. */
export function before(at: Date, span: Span, { calendar }: Look): Date {
  return new Date(2 * at.getTime() - addSpan(at, span, calendar).getTime());
}
