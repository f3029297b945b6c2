import type { DelayName, EscalationName, ThirdParty } from '../../rulebook/phrases.ts';
import type { Decision } from '../decision/decision.ts';
import type { DeadlineName, Instant, Priority } from '../ticket.ts';

/** What happens to a complaint between its first letter and its end (complaints.md 6.2, 6.3). */
export type LifeFact = MovingFact | StandingFact;

/** What changes status or stage: one row or more in `transitions.ts` for each kind. */
export type Move = MovingFact['kind'];

/** `player`, `desk` for what is done without a person, or the id of somebody of the staff. */
export type Actor = string;

/** New dates that replace those of the same name; null takes a date away. */
export type NewDates = Readonly<Partial<Record<DeadlineName, Instant | null>>>;

/** A person's own words, or a phrase of the rulebook in the language of the letter. */
export type Said<Phrase extends string> = { readonly words: string } | { readonly phrase: Phrase };

export type MovingFact =
  | PlayerAsked
  | { readonly kind: 'player-answered'; readonly deadlines: NewDates }
  | Held
  | { readonly kind: 'woken'; readonly by: Actor; readonly why: 'answered' | 'overdue' }
  | { readonly kind: 'decided'; readonly by: Actor; readonly decision: Decision }
  | { readonly kind: 'appealed'; readonly by: Actor; readonly why: string; readonly deadlines: NewDates }
  | Deadlocked
  | Referred
  | { readonly kind: 'submitted'; readonly by: Actor; readonly body: string }
  | { readonly kind: 'closed'; readonly by: Actor; readonly reason: ClosingReason; readonly reopenUntil: Instant }
  | { readonly kind: 'merged'; readonly by: Actor; readonly into: string; readonly why: string }
  | { readonly kind: 'reopened'; readonly by: Actor; readonly why: string; readonly deadlines: NewDates };

/** What leaves status and stage as they are. */
export type StandingFact =
  | { readonly kind: 'reminded'; readonly number: number; readonly closeAt: Instant }
  | Extended
  | { readonly kind: 'escalated'; readonly by: Actor; readonly reason: Said<EscalationName> }
  | { readonly kind: 'warned'; readonly audience: Audience; readonly about: string; readonly why: string }
  | { readonly kind: 'closing-proposed'; readonly because: ClosingCause; readonly why: string }
  | { readonly kind: 'language-chosen'; readonly by: Actor; readonly language: string }
  | { readonly kind: 'priority-set'; readonly by: Actor; readonly priority: Priority; readonly reason: string }
  | { readonly kind: 'self-served'; readonly command: string }
  | { readonly kind: 'data-requested'; readonly what: 'export' | 'erase'; readonly answerBy: Instant }
  | { readonly kind: 'rating-asked' }
  | { readonly kind: 'rated'; readonly score: number }
  | RepresentativeNamed
  /** The question whether somebody may speak for the player is on its way. */
  | { readonly kind: 'representative-asked'; readonly address: string }
  | { readonly kind: 'representative-answered'; readonly address: string; readonly consent: 'given' | 'refused' };

/** Somebody else quoted the reference, from an address that is proven to be theirs. */
export interface RepresentativeNamed {
  readonly kind: 'representative-named';
  /** In lower case. */
  readonly address: string;
  /** The ticket that this person's own mails are on. */
  readonly reference: string;
}

/** Who of the house is told something; which people these are today is for the staff rules. */
export type Audience = 'assignee' | 'supervisor' | 'on-call' | 'compliance';

/** Something was asked of the player: the clock of the decision stands still until the answer. */
export interface PlayerAsked {
  readonly kind: 'player-asked';
  readonly by: Actor;
  /** Ids of checklist items, or an agent's own words. */
  readonly items: readonly string[];
  readonly answerBy: Instant;
  /** When the ticket is closed if no answer comes. */
  readonly closeAt: Instant;
}

/** Somebody else owes us an answer; the player is told who, not what was written about it. */
export interface Held {
  readonly kind: 'held';
  readonly by: Actor;
  readonly party: ThirdParty;
  /** For the house only. */
  readonly reason: string;
  /** When the ticket comes back, answer or not. */
  readonly until: Instant;
  /** Of a ticket that waited for the player until then. */
  readonly deadlines?: NewDates;
}

/** A promised date was moved before it passed, and the player told why. */
export interface Extended {
  readonly kind: 'extended';
  readonly by: Actor;
  readonly promise: 'firstResponse' | 'decision';
  readonly from: Instant;
  readonly to: Instant;
  /** As the delay notice says it. */
  readonly reason: Said<DelayName>;
  readonly deadlines: NewDates;
}

/** Our procedure ended without agreement; the player has the letter that an outside body asks for. */
export interface Deadlocked {
  readonly kind: 'deadlocked';
  readonly by: Actor;
  readonly deadlockReference: string;
  /** Our position in short, or null: there is no decision to repeat. */
  readonly position: string | null;
  /** Id of a body in `rules/bodies.yaml`, or null where none is appointed. */
  readonly body: string | null;
  /** Until when the player may turn to it; after that the ticket is closed. */
  readonly referBy: Instant;
}

/** An outside body or a regulator has taken the matter up and waits for our answer. */
export interface Referred {
  readonly kind: 'referred';
  readonly by: Actor;
  readonly body: string;
  readonly bodyReference: string | null;
  readonly answerBy: Instant;
}

export type ClosingReason =
  /** The player was asked, reminded and warned, and did not answer. Counted apart: it decides nothing. */
  | 'inactive'
  /** The player accepted the final response. */
  | 'accepted'
  /** The player says that the matter is settled, before we decided anything. */
  | 'settled'
  /** Nothing was said against the final response in its time. */
  | 'no-objection'
  | 'withdrawn'
  /** The outside body decided. */
  | 'outside-body'
  /** After a deadlock nobody turned to the outside body in time. */
  | 'unresolved'
  /** An agent found that it is no complaint. */
  | 'no-complaint'
  /** It was over before there was a desk: kept so that its thread is known. */
  | 'imported';

/** Why a player may want the case closed: what they complained of is put right, or they no longer complain of it. */
export type ClosingCause = Extract<ClosingReason, 'settled' | 'withdrawn'>;
