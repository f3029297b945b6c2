import { type Authentication, authenticationOf } from '../mail/authentication/authentication.ts';
import type { Message } from '../mail/message.ts';
import type { Body } from '../rulebook/bodies.ts';
import { memberByAddress } from '../rulebook/staff.ts';
import type { SentBefore } from '../ticket/budget.ts';
import { answeredTicket, reportedTicket } from '../ticket/reported-ticket.ts';
import type { SentLetter } from '../ticket/outgoing.ts';
import type { Occurrence } from '../ticket/occurrence.ts';
import { caseNamed } from '../ticket/outside/case-named.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { proofOf } from '../ticket/work/proof.ts';
import type { Assessment } from '../triage/assessment.ts';
import { claimNumbersOf } from './claim-numbers-of.ts';
import { cluesOf, type ThreadClues } from '../triage/thread/clues.ts';
import { type Answer, answer } from './answer.ts';
import { bodyWriting } from './body-writing.ts';
import type { Fresh, House } from './house.ts';
import { occurrenceOf } from './occurrence-of.ts';
import { place } from './place.ts';
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
  /** What our own look at its signature found, where `look` asked for one. */
  readonly checked?: Authentication;
}

/** What a mail says about itself that the store must look up. */
export interface Look {
  readonly words: Words;
  readonly clues: ThreadClues;
  /** Whether the address is one of the staff's: then their open tickets are looked up too. Nothing is proven by it. */
  readonly writer: 'staff' | 'other';
  /** The outside body that the address speaks of. Nothing is proven by it. */
  readonly body: Body | null;
  /** Whether anything depends on who signed the mail, and no server of ours has said. */
  readonly signature: 'to-check' | 'irrelevant';
  /** Message-ID of the mail of ours that it reports on, or null: then that letter is looked up as it left. */
  readonly reported: string | null;
  /** Transactions and rounds of a mail that belongs to no thread: other tickets that name one are looked up. */
  readonly claimNumbers: readonly string[];
}

/** What the store knew when it was asked. */
export interface Known {
  /** Tickets whose reference the mail names or claims. */
  readonly tickets: readonly Ticket[];
  /** Tickets that one of the ancestors' Message-IDs belongs to. */
  readonly byMessageId: readonly Ticket[];
  /** Other tickets of the same players, and of anybody that names the same; for a writer of the staff, all open ones. */
  readonly others: readonly Ticket[];
  readonly sentBefore: SentBefore;
  /** The letter that the mail reports on, or null: it is no report, or the letter's bytes are kept no more. */
  readonly returned: SentLetter | null;
}

/** A desk without a history: for trying a mail, and for tests. */
export const NOTHING_KNOWN: Known = {
  tickets: [],
  byMessageId: [],
  others: [],
  sentBefore: { toAddress: [], toDomainLastHour: 0 },
  returned: null,
};

export interface Handled {
  readonly assessment: Assessment;
  readonly occurrence: Occurrence;
  readonly answer: Answer;
}

/** First half: what has to be looked up before the mail can be answered. */
export function look({ message, receivedAt }: Arrival, house: House): Look {
  const words = wordsOf(message, house);
  const body = bodyWriting(words, message, house);
  // A body forwards what the player wrote, and our reference with it.
  const clues = cluesOf(message, body ? message.text : words.body);
  const writer = memberByAddress(house.rulebook.staff, words.author?.address ?? '') ? 'staff' : 'other';
  const claimed = writer === 'staff' || body !== null || Object.values(clues).some(({ length }) => length > 0);
  const said = authenticationOf(message, { authservIds: house.authservIds }).kind;
  const isFresh = !claimed && words.author !== null && isFromPerson(words);
  return {
    words,
    clues,
    writer,
    body,
    signature: claimed && said === 'none' ? 'to-check' : 'irrelevant',
    reported: words.screening.kind === 'bounce' ? (message.report?.originalMessageId ?? null) : null,
    claimNumbers: isFresh ? claimNumbersOf(words, receivedAt, house) : [],
  };
}

function isFromPerson({ screening: { kind } }: Words): boolean {
  return kind === 'person' || kind === 'form';
}

/** Second half: what the mail is, what it means for a ticket, what is recorded and what is written. */
export async function handle(
  arrival: Arrival,
  { words, clues, body }: Look,
  known: Known,
  house: House,
  fresh: Fresh,
): Promise<Handled> {
  const { message } = arrival;
  const sender = senderOf(arrival, words, house);
  const { belonging, assessment } = place(arrival, { words, clues }, sender, { known, house, fresh });
  const proof = proofOf(clues, sender, {
    staff: house.rulebook.staff,
    tickets: [...known.tickets, ...known.byMessageId],
    keys: house.keys,
  });
  const { authentication } = sender;
  const findings = {
    assessment,
    belonging,
    proof,
    outside: body && sender.authentication === 'pass' ? { body, about: caseNamed(clues, known) } : null,
    inNameOf: body && sender.authentication !== 'pass' ? body : null,
    answered: answeredTicket(clues, known),
    reported: words.screening.kind === 'bounce' ? reportedTicket(message, clues, known, house.keys) : null,
  };
  const occurrence = occurrenceOf({ ...arrival, authentication }, words, findings, house.rulebook);
  const contents = new Map(message.attachments.map(({ sha256, content }) => [sha256, content]));
  return { assessment, occurrence, answer: await answer(occurrence, { known, house, fresh, contents }) };
}

/** Nobody signs for the writer of a form: the name stands in its body, where anybody can write it. */
function senderOf({ message, checked }: Arrival, { author, form }: Words, { authservIds }: House) {
  const said = authenticationOf(message, { authservIds }).kind;
  const authentication = form ? 'none' : said === 'none' && checked ? checked.kind : said;
  return { address: author?.address.toLowerCase() ?? '', authentication, messageId: message.messageId } as const;
}
