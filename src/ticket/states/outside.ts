import type { TicketEvent } from '../event.ts';
import type { Instant, TicketMessage } from '../ticket.ts';
import type { Actor } from './life-event.ts';

/** A mail of a mediator or a regulator on a ticket: each has its own clock, which nothing stops but our answer (6.3). */
export interface OutsideMail {
  /** 1 for the first on its ticket. */
  readonly number: number;
  /** Id of a body in `rules/bodies.yaml`. */
  readonly body: string;
  /** When our server had it. */
  readonly at: Instant;
  /** Who wrote it, proven by its authentication: where our answer goes. */
  readonly from: string;
  readonly messageId: string | null;
  readonly ancestors: readonly string[];
  readonly subject: string;
  readonly language: string | null;
  readonly answerBy: Instant;
  /** Null while it waits. */
  readonly answer: OutsideAnswer | null;
  /** When our last answer came back; null when none did. */
  readonly lostAt: Instant | null;
}

export interface OutsideAnswer {
  readonly at: Instant;
  readonly by: Actor;
  readonly how: HowAnswered;
  /** For the house: how it was answered, where it was not by our mail. */
  readonly note: string;
  /** Message-ID of the submission, as soon as it is written. */
  readonly sentAs: string | null;
}

/** `submission`: by our mail; `otherwise`: a person says so; `moved`: it waits on the ticket that this one went into. */
export type HowAnswered = 'submission' | 'otherwise' | 'moved' | 'imported';

export type OutsideFact = OutsideBodyWrote | OutsideBodyAnswered;

export interface OutsideBodyWrote extends Pick<OutsideMail, 'body' | 'ancestors' | 'language' | 'answerBy'> {
  readonly kind: 'outside-body-wrote';
  readonly message: TicketMessage;
}

export interface OutsideBodyAnswered extends Omit<OutsideAnswer, 'at' | 'sentAs'> {
  readonly kind: 'outside-body-answered';
  /** Of the mails that this answers. */
  readonly mails: readonly number[];
}

/** The mails of outside bodies after an event: an answer that never arrived is none. */
export function outsideAfter(outside: readonly OutsideMail[], event: TicketEvent): readonly OutsideMail[] {
  switch (event.kind) {
    case 'outside-body-wrote':
      return [...outside, written(event, outside.length + 1)];
    case 'outside-body-answered': {
      const { at, by, how, note, mails } = event;
      return answered(outside, mails, { at, by, how, note, sentAs: null });
    }
    case 'merged': {
      const moved = { at: event.at, by: event.by, how: 'moved', note: event.into, sentAs: null } as const;
      return answered(outside, waiting(outside), moved);
    }
    case 'letter-planned':
      return event.letter === SUBMISSION ? sent(outside, event.message.messageId) : outside;
    case 'letter-refused':
      return unanswered(outside, event.messageId, event.at);
    case 'delivery-failed':
      return event.severity === 'hard' ? unanswered(outside, event.messageId, event.at) : outside;
    default:
      return outside;
  }
}

/** The mails that wait for an answer, the most urgent first. */
export function waitingMails(outside: readonly OutsideMail[]): readonly OutsideMail[] {
  return outside
    .filter(({ answer }) => answer === null)
    .toSorted((one, other) => one.answerBy.localeCompare(other.answerBy));
}

/** The letter that carries an answer to an outside body. */
export const SUBMISSION = 'submission';

function written({ message, ...about }: OutsideBodyWrote, number: number): OutsideMail {
  const { body, ancestors, language, answerBy } = about;
  const { at, from, messageId, subject } = message;
  return { number, body, at, from, messageId, ancestors, subject, language, answerBy, answer: null, lostAt: null };
}

function waiting(outside: readonly OutsideMail[]): readonly number[] {
  return waitingMails(outside).map(({ number }) => number);
}

function answered(
  outside: readonly OutsideMail[],
  mails: readonly number[],
  answer: OutsideAnswer,
): readonly OutsideMail[] {
  return outside.map((mail) => (mails.includes(mail.number) && mail.answer === null ? { ...mail, answer } : mail));
}

function sent(outside: readonly OutsideMail[], messageId: string | null): readonly OutsideMail[] {
  return outside.map((mail) =>
    mail.answer?.how === 'submission' && mail.answer.sentAs === null
      ? { ...mail, answer: { ...mail.answer, sentAs: messageId } }
      : mail,
  );
}

function unanswered(
  outside: readonly OutsideMail[],
  messageId: string | null,
  lostAt: Instant,
): readonly OutsideMail[] {
  if (messageId === null) return outside;
  return outside.map((mail) => (mail.answer?.sentAs === messageId ? { ...mail, answer: null, lostAt } : mail));
}
