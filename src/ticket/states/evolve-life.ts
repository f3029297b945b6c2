import type { LetterRedirected, LetterRefused, LetterUndeliverable, TicketEvent } from '../event.ts';
import type { Ticket, TicketMessage } from '../ticket.ts';
import { firstTryOf, type Life, type Pause, type Representative } from './life.ts';
import type { Move, NewDates } from './life-event.ts';
import { outsideAfter, waitingMails } from './outside.ts';
import { stepOf } from './steps.ts';
import { stateAfter, TRANSITIONS } from './transitions.ts';

/**
 * The ticket after something that happened to it, as far as its life is concerned: status and stage by the table,
 * dates as the event says, and what is waited for. A move that the table does not know is our own bug and throws.
 */
export function live(ticket: Ticket, event: TicketEvent): Ticket {
  const life = isMove(event.kind) ? withoutWaiting(ticket.life, event.at) : ticket.life;
  const outside = outsideAfter(life.outside, event);
  return withOutsideDeadline({
    ...ticket,
    ...moved(ticket, event),
    ...dated(ticket, event),
    ...joined(ticket, event),
    life: { ...life, ...stepped(life, event), ...effectOf(ticket, event), outside },
  });
}

const MOVES: ReadonlySet<string> = new Set(TRANSITIONS.map(({ move }) => move));

function isMove(kind: string): kind is Move {
  return MOVES.has(kind);
}

function moved(ticket: Ticket, { kind }: TicketEvent): Partial<Ticket> {
  if (!isMove(kind)) return {};
  const state = stateAfter(ticket, kind);
  if (state) return state;
  throw new Error(`${ticket.reference} is ${ticket.status} in ${ticket.stage} and cannot be ${kind}`);
}

function dated({ deadlines }: Ticket, event: TicketEvent): Partial<Ticket> {
  if (event.kind === 'opened' || !('deadlines' in event)) return {};
  const merged: NewDates = { ...deadlines, ...event.deadlines };
  return { deadlines: Object.fromEntries(Object.entries(merged).filter(([, instant]) => instant !== null)) };
}

/** Not an event's to say: it is that of the most urgent mail, and comes back when our answer does. */
function withOutsideDeadline(ticket: Ticket): Ticket {
  const { outsideBody: before, ...deadlines } = ticket.deadlines;
  const [first] = waitingMails(ticket.life.outside);
  if (first?.answerBy === before) return ticket;
  return { ...ticket, deadlines: first ? { ...deadlines, outsideBody: first.answerBy } : deadlines };
}

/** Whoever may speak for the player takes part in the thread from then on. */
function joined({ participants }: Ticket, event: TicketEvent): Partial<Ticket> {
  if (event.kind !== 'representative-answered') return {};
  const others = participants.filter((address) => address !== event.address);
  return { participants: event.consent === 'given' ? [...others, event.address] : others };
}

function stepped({ steps }: Life, event: TicketEvent): Partial<Life> {
  const name = stepOf(event);
  return name === null ? {} : { steps: [...steps, { name, at: event.at }] };
}

/** Whoever moves a ticket ends what it waited for, and with it the pause that was open. */
function withoutWaiting(life: Life, at: string): Life {
  return { ...life, waiting: null, hold: null, pauses: life.pauses.map((pause) => ended(pause, at)) };
}

function ended(pause: Pause, at: string): Pause {
  return pause.to === null ? { ...pause, to: at } : pause;
}

function effectOf(ticket: Ticket, event: TicketEvent): Partial<Life> {
  const { life, participants } = ticket;
  const { at } = event;
  switch (event.kind) {
    case 'assessed':
      return {
        raised: { ...Object.fromEntries(event.flags.map((flag) => [flag, at])), ...life.raised },
        chasers: life.chasers + (event.flags.includes('status_chaser') ? 1 : 0),
        precedence: event.rule === null ? life.precedence : [...life.precedence, event.rule],
      };
    case 'player-asked': {
      const { items, answerBy, closeAt } = event;
      const pause = { from: at, to: null, reason: `we asked for ${items.join(', ')}` };
      return {
        waiting: { since: at, items, answerBy, closeAt, reminders: 0 },
        pauses: [...withoutWaiting(life, at).pauses, pause],
      };
    }
    case 'reminded':
      return life.waiting ? { waiting: { ...life.waiting, closeAt: event.closeAt, reminders: event.number } } : {};
    case 'held':
      return { hold: { since: at, party: event.party, until: event.until } };
    case 'extended':
      return { extensions: [...life.extensions, event] };
    case 'decided':
      return { decisions: [...life.decisions, { ...event.decision, at, by: event.by }] };
    case 'appealed':
      return { appealedAt: at, closing: null };
    case 'deadlocked':
      return { deadlock: event };
    case 'referred':
      return { closing: null };
    case 'closed':
      return { closing: { at, reason: event.reason, reopenUntil: event.reopenUntil } };
    case 'merged':
      return { mergedInto: event.into };
    case 'reopened':
      return { reopened: life.reopened + 1, closing: null, mergedInto: null, closingProposal: null };
    case 'escalated':
      return { escalations: [...life.escalations, { at, reason: event.reason }] };
    case 'warned':
      return { warnings: [...life.warnings, { audience: event.audience, about: event.about, at }] };
    case 'closing-proposed':
      return { closingProposal: { at, because: event.because } };
    case 'language-chosen':
      return { chosenLanguage: event.language };
    case 'self-served':
      return { selfServed: [...life.selfServed, { command: event.command, at }] };
    case 'data-requested':
      return { dataRequests: [...life.dataRequests, { what: event.what, at, answerBy: event.answerBy }] };
    case 'rating-asked':
      return { ratingAskedAt: at };
    case 'rated':
      return { rating: event.score };
    case 'representative-named': {
      const { address, reference } = event;
      const named = { address, reference, namedAt: at, consent: 'not-asked' } as const;
      return { representatives: [...life.representatives, named] };
    }
    case 'representative-asked':
      return { representatives: consented(life, event.address, 'asked') };
    case 'representative-answered':
      return { representatives: consented(life, event.address, event.consent) };
    case 'letter-planned':
      return isTo(participants, event.message) ? planned(life, event.message, at) : {};
    case 'letter-redirected': {
      const { letter, of, from, message } = event;
      const { messageId } = message;
      const returned = { letter, of, at, from, to: message.to.toLowerCase(), messageId, why: null };
      return { ...planned(life, message, at), ...lookedAfter(life, event), returned: [...life.returned, returned] };
    }
    case 'letter-undeliverable': {
      const { letter, of, from, why } = event;
      const returned = { letter, of, at, from, to: null, messageId: null, why };
      return { ...lookedAfter(life, event), returned: [...life.returned, returned] };
    }
    case 'letter-sent':
      return {
        ...withoutUnsent(life, event.messageId),
        ...withoutRefused(life, event.messageId),
        ...responded(life, event.letter, at),
      };
    case 'letter-refused':
      return { ...withoutUnsent(life, event.messageId), ...refused(ticket, event) };
    default:
      return {};
  }
}

function consented(
  { representatives }: Life,
  address: string,
  consent: Representative['consent'],
): readonly Representative[] {
  return representatives.map((one) => (one.address === address ? { ...one, consent } : one));
}

/** Letters that a person wrote: only these are a first response. */
export const LETTERS_BY_PEOPLE: readonly string[] = ['reply', 'final-response', 'deadlock'];

function isTo(participants: readonly string[], { to }: TicketMessage): boolean {
  return participants.includes(to.toLowerCase());
}

function planned({ unsent }: Life, { kind, messageId }: TicketMessage, at: string): Partial<Life> {
  return { unsent: [...unsent, { letter: kind, messageId, at }] };
}

function withoutUnsent({ unsent }: Life, messageId: string): Partial<Life> {
  return { unsent: unsent.filter((letter) => letter.messageId !== messageId) };
}

/** Only a letter that went to the player's side: what a body or the staff did not get has ways of its own. */
function refused({ life, messages }: Ticket, { messageId, reason }: LetterRefused): Partial<Life> {
  const isWaited = life.unsent.some((letter) => letter.messageId === messageId);
  const letter = messages.find((message) => message.direction === 'out' && message.messageId === messageId);
  if (!isWaited || !letter) return {};
  const of = firstTryOf(life, messageId);
  return { refused: [...life.refused, { messageId, of, from: letter.to.toLowerCase(), reason }] };
}

function withoutRefused({ refused: before }: Life, messageId: string): Partial<Life> {
  return { refused: before.filter((letter) => letter.messageId !== messageId) };
}

function lookedAfter({ refused: before }: Life, { of, from }: LetterRedirected | LetterUndeliverable): Partial<Life> {
  return { refused: before.filter((letter) => letter.of !== of || letter.from !== from) };
}

function responded({ firstResponseAt }: Life, letter: string, at: string): Partial<Life> {
  return LETTERS_BY_PEOPLE.includes(letter) ? { firstResponseAt: firstResponseAt ?? at, lastResponseAt: at } : {};
}
