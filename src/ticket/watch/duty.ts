import type { TicketFact } from '../event.ts';
import type { OutsideNews } from '../particulars.ts';
import type { LetterOrder } from '../plan.ts';
import type { Actor, Audience } from '../states/life-event.ts';
import type { Instant, Ticket } from '../ticket.ts';

/** Something that is owed from a moment on, because of dates alone; until it is done it is owed at every look. */
export interface Duty {
  readonly name: DutyName;
  readonly dueAt: Date;
  readonly kind: DutyKind;
  readonly events: readonly TicketFact[];
  /** Its letter to the player, or null. */
  readonly letter: LetterOrder | null;
  readonly notices: readonly HouseNotice[];
}

export type DutyName =
  | 'safety'
  | 'deadlock'
  | 'delay-notice'
  | 'closing'
  | 'evidence-request'
  | 'reminder'
  | 'escalation'
  | 'wake-up'
  | 'progress-update'
  | 'no-objection'
  | 'unreferred'
  | 'satisfaction'
  | 'representative'
  | 'outside-body'
  | 'warning';

/**
 * `notice` only tells the house. `move` changes the ticket without a word. `change` tells the player of a change, so it
 * may be the second letter of a day; `news` changes nothing and may not.
 */
export type DutyKind = 'notice' | 'move' | 'change' | 'news';

/** People of the house are told; who they are today, and in which words, is decided where the staff is known. */
export interface HouseNotice {
  readonly audience: Audience;
  /** Who must not be the one, such as whoever decided what is appealed against. */
  readonly except?: readonly Actor[];
  readonly about: NoticeTopic;
  /** The date that it is about, or null. */
  readonly due: Instant | null;
  /** Set where it is about a mail of an outside body: they can answer it at once. */
  readonly outside?: OutsideNews;
  /** For the record and the log, in English. */
  readonly why: string;
}

export type NoticeTopic =
  | 'deadline'
  | 'appeal'
  | 'asked-for-person'
  | 'new-date'
  | 'escalation'
  | 'safety'
  | 'wake-up'
  | 'deadlock'
  | 'silence'
  | 'outside-body'
  | 'unproven-body'
  | 'undelivered'
  | 'data'
  | 'representative';

/** A duty with what it has; the rest is nothing. */
export function duty(
  name: DutyName,
  kind: DutyKind,
  dueAt: Date,
  parts: Partial<Pick<Duty, 'events' | 'letter' | 'notices'>>,
): Duty {
  return { name, kind, dueAt, events: [], letter: null, notices: [], ...parts };
}

export function letterTo({ player }: Ticket, letter: string): LetterOrder {
  return { letter, to: player, urgency: 1 };
}
