import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { StoredTicket } from '../../store/tickets/read.ts';
import type { TicketEvent } from '../../ticket/event.ts';
import { regulatoryTypeOf } from '../../ticket/regulatory-type.ts';
import { LETTERS_BY_PEOPLE } from '../../ticket/states/evolve-life.ts';
import type { Pause } from '../../ticket/states/life.ts';
import type { Instant, Ticket } from '../../ticket/ticket.ts';
import { promisesOf, type PromisedDate } from '../promises.ts';

/** What a report needs of one complaint; times in hours from its receipt, null where it has not come to that. */
export interface CaseFacts {
  readonly ticket: Pick<Ticket, 'category' | 'language' | 'priority' | 'complexity' | 'status' | 'flags'>;
  /** In which class it is counted in returns. */
  readonly regulatoryType: string;
  readonly life: Pick<Ticket['life'], 'appealedAt' | 'reopened' | 'closing' | 'deadlock' | 'rating' | 'mergedInto'>;
  readonly acknowledgedAfter: number | null;
  /** By a person: an acknowledgement does not count. */
  readonly firstResponseAfter: number | null;
  readonly decidedAfter: number | null;
  /** The same without the time in which the player was waited for. */
  readonly decidedAfterNet: number | null;
  readonly promises: readonly PromisedDate[];
  /** In order; the last one holds. */
  readonly outcomes: readonly string[];
  readonly playerMails: number;
  /** Letters that a person wrote. */
  readonly replies: number;
  /** How often the player was asked for something, and how often the answer came within seven days. */
  readonly asked: number;
  readonly answeredInTime: number;
  readonly escalated: boolean;
  readonly referred: boolean;
  /** An agent gave it another category than the rules did. */
  readonly corrected: boolean;
}

export function caseFactsOf(
  stored: StoredTicket,
  asOf: Date,
  { brands, regulatoryTypes }: Pick<Rulebook, 'brands' | 'regulatoryTypes'>,
): CaseFacts {
  const { ticket, events } = stored;
  const { openedAt, acknowledgedAt, life, messages } = ticket;
  const { category, language, priority, complexity, status, flags } = ticket;
  const { appealedAt, reopened, closing, deadlock, rating, mergedInto } = life;
  const decidedAt = life.decisions[0]?.at ?? null;
  const asked = events.filter(({ kind }) => kind === 'player-asked');
  return {
    ticket: { category, language, priority, complexity, status, flags },
    regulatoryType: regulatoryTypeOf(ticket, regulatoryTypes, brands.get(ticket.brand)?.profile ?? '').type,
    life: { appealedAt, reopened, closing, deadlock, rating, mergedInto },
    acknowledgedAfter: hoursBetween(openedAt, acknowledgedAt),
    firstResponseAfter: hoursBetween(openedAt, life.firstResponseAt),
    decidedAfter: hoursBetween(openedAt, decidedAt),
    decidedAfterNet: decidedAt === null ? null : hours(spanOf(openedAt, decidedAt) - paused(life.pauses, decidedAt)),
    promises: promisesOf(stored, asOf),
    outcomes: life.decisions.map(({ outcome }) => outcome),
    playerMails: messages.filter(({ direction, kind }) => direction === 'in' && kind === 'player').length,
    replies: events.filter((event) => event.kind === 'letter-sent' && LETTERS_BY_PEOPLE.includes(event.letter)).length,
    asked: asked.length,
    answeredInTime: asked.filter(({ at }) => answeredWithinAWeek(at, events)).length,
    escalated: life.escalations.length > 0,
    referred: events.some(({ kind }) => kind === 'referred'),
    corrected: events.some(({ kind }) => kind === 'category-changed'),
  };
}

function answeredWithinAWeek(askedAt: Instant, events: readonly TicketEvent[]): boolean {
  const answer = events.find(({ kind, at }) => kind === 'player-answered' && at >= askedAt);
  return answer !== undefined && spanOf(askedAt, answer.at) <= 7 * 86_400_000;
}

function paused(pauses: readonly Pause[], until: Instant): number {
  return pauses.reduce((sum, { from, to }) => {
    const end = to === null || to > until ? until : to;
    return from < end ? sum + spanOf(from, end) : sum;
  }, 0);
}

function hoursBetween(from: Instant, to: Instant | null): number | null {
  return to === null ? null : hours(spanOf(from, to));
}

function spanOf(from: Instant, to: Instant): number {
  return Date.parse(to) - Date.parse(from);
}

function hours(milliseconds: number): number {
  return milliseconds / 3_600_000;
}
