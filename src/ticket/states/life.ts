import type { EscalationName, StepName, ThirdParty } from '../../rulebook/phrases.ts';
import type { Decision } from '../decision/decision.ts';
import type { Instant } from '../ticket.ts';
import type { OutsideMail } from './outside.ts';
import type { Actor, Audience, ClosingCause, ClosingReason, Deadlocked, Extended, Said } from './life-event.ts';

/** How a complaint has fared: what it waits for, what was promised, decided, appealed, escalated. */
export interface Life {
  /** What was done, in order: for progress updates, the state and the history that a player may ask for. */
  readonly steps: readonly Step[];
  /** When each flag was first raised. */
  readonly raised: Readonly<Record<string, Instant>>;
  /** Rules of precedence that decided the category of a mail: `R5` escalates by itself. */
  readonly precedence: readonly string[];
  /** Set exactly while the status is `waiting-for-player`. */
  readonly waiting: Waiting | null;
  /** Set exactly while a third party is waited for, before any dispute. */
  readonly hold: Hold | null;
  /** When the clock of the decision stood still, oldest first; the last may still be open (R-067, register). */
  readonly pauses: readonly Pause[];
  readonly extensions: readonly Dated<Extended>[];
  /** The last one holds; before it stands what an appeal was made against. */
  readonly decisions: readonly TakenDecision[];
  readonly appealedAt: Instant | null;
  readonly deadlock: Dated<Deadlocked> | null;
  /** What outside bodies wrote, in order. */
  readonly outside: readonly OutsideMail[];
  readonly closing: Closing | null;
  readonly reopened: number;
  /** Reference of the ticket that this one went into: mail to it follows. */
  readonly mergedInto: string | null;
  readonly escalations: readonly { readonly at: Instant; readonly reason: Said<EscalationName> }[];
  readonly warnings: readonly { readonly audience: Audience; readonly about: string; readonly at: Instant }[];
  /** Letters to the player that the mail server has not taken yet. */
  readonly unsent: readonly { readonly letter: string; readonly messageId: string | null; readonly at: Instant }[];
  /** Letters to the player that the mail server refused for good, and that nobody has looked after yet; oldest first. */
  readonly refused: readonly RefusedLetter[];
  /** Letters that came back for good, each from one address, and where they went next; oldest first. */
  readonly returned: readonly ReturnedLetter[];
  /** First letter that a person wrote (an acknowledgement does not count). */
  readonly firstResponseAt: Instant | null;
  /** Last letter that a person wrote. */
  readonly lastResponseAt: Instant | null;
  /** Mails that only asked for news. */
  readonly chasers: number;
  /** What the player was last asked about closing the case. */
  readonly closingProposal: { readonly at: Instant; readonly because: ClosingCause } | null;
  readonly selfServed: readonly { readonly command: string; readonly at: Instant }[];
  readonly dataRequests: readonly {
    readonly what: 'export' | 'erase';
    readonly at: Instant;
    readonly answerBy: Instant;
  }[];
  readonly ratingAskedAt: Instant | null;
  /** 1 to 5, as the player gave it. */
  readonly rating: number | null;
  /** Who may or may not speak for the player, in the order in which they wrote. */
  readonly representatives: readonly Representative[];
  /** The language that the player asked for, which no later mail changes. */
  readonly chosenLanguage: string | null;
}

export interface RefusedLetter {
  readonly messageId: string;
  /** Message-ID of its first try. */
  readonly of: string;
  /** The address that it was for, in lower case. */
  readonly from: string;
  /** What the server answered. */
  readonly reason: string;
}

export interface ReturnedLetter {
  readonly letter: string;
  /** Message-ID of its first try. */
  readonly of: string;
  /** When it came back. */
  readonly at: Instant;
  /** The address that it came back from, in lower case. */
  readonly from: string;
  /** Where it was sent instead, in lower case, and under which Message-ID; null when it went nowhere. */
  readonly to: string | null;
  readonly messageId: string | null;
  /** Why it went nowhere; null when it went somewhere. */
  readonly why: 'no-address' | 'not-kept' | null;
}

export interface Representative {
  readonly address: string;
  readonly reference: string;
  readonly namedAt: Instant;
  readonly consent: 'not-asked' | 'asked' | 'given' | 'refused';
}

export interface Step {
  readonly name: StepName;
  readonly at: Instant;
}

export interface Waiting {
  readonly since: Instant;
  readonly items: readonly string[];
  readonly answerBy: Instant;
  /** As the player was last told. */
  readonly closeAt: Instant;
  /** Reminders sent so far. */
  readonly reminders: number;
}

export interface Hold {
  readonly since: Instant;
  readonly party: ThirdParty;
  readonly until: Instant;
}

export interface Pause {
  readonly from: Instant;
  readonly to: Instant | null;
  readonly reason: string;
}

export interface TakenDecision extends Decision {
  readonly at: Instant;
  readonly by: Actor;
}

export interface Closing {
  readonly at: Instant;
  readonly reason: ClosingReason;
  readonly reopenUntil: Instant;
}

export type Dated<Fact> = Fact & { readonly at: Instant };

export const FRESH_LIFE: Life = {
  steps: [],
  raised: {},
  precedence: [],
  waiting: null,
  hold: null,
  pauses: [],
  extensions: [],
  decisions: [],
  appealedAt: null,
  deadlock: null,
  outside: [],
  closing: null,
  reopened: 0,
  mergedInto: null,
  escalations: [],
  warnings: [],
  unsent: [],
  refused: [],
  returned: [],
  firstResponseAt: null,
  lastResponseAt: null,
  chasers: 0,
  closingProposal: null,
  selfServed: [],
  dataRequests: [],
  ratingAskedAt: null,
  rating: null,
  representatives: [],
  chosenLanguage: null,
};

/** Message-ID under which a letter was tried first; the same one, unless it is a copy for another address. */
export function firstTryOf({ returned }: Life, messageId: string): string {
  return returned.find((one) => one.messageId === messageId)?.of ?? messageId;
}
