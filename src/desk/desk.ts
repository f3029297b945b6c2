import { authenticationOf } from '../mail/authentication/authentication.ts';
import type { Message } from '../mail/message.ts';
import { belongingOf } from '../ticket/belonging.ts';
import type { SentBefore } from '../ticket/budget.ts';
import type { Occurrence } from '../ticket/occurrence.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Assessment } from '../triage/assessment.ts';
import { cluesOf, type ThreadClues } from '../triage/thread/clues.ts';
import { type Answer, answer } from './answer.ts';
import { assess } from './assess.ts';
import type { Fresh, House } from './house.ts';
import { occurrenceOf } from './occurrence-of.ts';
import { type Words, wordsOf } from './words.ts';

/**
 * Start reading here. A message comes in, an answer goes out, and nothing else happens: the daemon, the story tests
 * and `redress try` all call these functions. `look` says what must be known, the caller looks it up, `handle` decides.
 */
export interface Arrival {
  readonly message: Message;
  /** By our own clock when the mail was taken in. */
  readonly receivedAt: Date;
  /** Only its head and first text were fetched, because it is over the size limit. */
  readonly truncated: boolean;
}

/** What a mail says about itself that the store must look up. */
export interface Look {
  readonly words: Words;
  readonly clues: ThreadClues;
}

/** What the store knew when it was asked. */
export interface Known {
  /** Tickets whose reference the mail names or claims. */
  readonly tickets: readonly Ticket[];
  /** Tickets that one of the ancestors' Message-IDs belongs to. */
  readonly byMessageId: readonly Ticket[];
  readonly sentBefore: SentBefore;
}

export interface Handled {
  readonly assessment: Assessment;
  readonly occurrence: Occurrence;
  readonly answer: Answer;
}

/** First half: what has to be looked up before the mail can be answered. */
export function look({ message }: Arrival, house: House): Look {
  const words = wordsOf(message, house);
  return { words, clues: cluesOf(message, words.body) };
}

/** Second half: what the mail is, what it means for a ticket, what is recorded and what is written. */
export async function handle(
  arrival: Arrival,
  { words, clues }: Look,
  known: Known,
  house: House,
  fresh: Fresh,
): Promise<Handled> {
  const { kind: authentication } = authenticationOf(arrival.message, { authservIds: house.authservIds });
  const address = words.author?.address.toLowerCase() ?? '';
  const belonging = belongingOf(clues, { address, authentication }, known, house.keys);
  const ticket = belonging.kind === 'joins' ? belonging.ticket : null;
  const circumstances = {
    receivedAt: arrival.receivedAt,
    isReply: ticket !== null,
    alreadyPresent: ticket?.evidence.present.map(({ item }) => item) ?? [],
    earlierFacts: ticket?.facts ?? [],
    registered: ticket && ticket.category !== 'other' ? ticket : null,
  };
  const assessment = assess(arrival.message, words, circumstances, house);
  const occurrence = occurrenceOf({ ...arrival, authentication }, words, assessment, belonging);
  return { assessment, occurrence, answer: await answer(occurrence, belonging, known, house, fresh) };
}
