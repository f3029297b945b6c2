import type { Assessed, Opened, TicketEvent } from './event.ts';
import { live } from './states/evolve-life.ts';
import { FRESH_LIFE } from './states/life.ts';
import type { Ticket, TicketMessage } from './ticket.ts';
import { workOn } from './work/evolve-work.ts';
import { NO_WORK } from './work/work.ts';

/**
 * The only way a ticket changes: the ticket as it was and one event give the ticket as it is. The first event is
 * `opened`; anything else before it is our own bug and throws.
 */
export function evolve(ticket: Ticket | null, event: TicketEvent): Ticket {
  if (event.kind === 'opened') {
    if (ticket) throw new Error(`ticket ${ticket.reference} was opened twice`);
    return open(event);
  }
  if (!ticket) throw new Error(`event ${event.kind} stands before the ticket was opened`);
  return { ...workOn(live(change(ticket, event), event), event), version: ticket.version + 1 };
}

/** The ticket that a whole history tells of. */
export function ticketFrom(events: readonly TicketEvent[]): Ticket {
  const ticket = events.reduce<Ticket | null>(evolve, null);
  if (!ticket) throw new Error('a ticket without events');
  return ticket;
}

function open(event: Opened & { readonly at: string }): Ticket {
  return {
    id: event.id,
    version: 1,
    reference: event.reference,
    brand: event.brand,
    queue: event.queue ?? 'players',
    openedAt: event.at,
    status: 'open',
    // A body that writes is a dispute from its first mail on: none of the clocks of a complaint runs for it.
    stage: event.queue === 'outside-bodies' ? 'dispute' : 'complaint',
    category: 'other',
    secondary: [],
    confidence: 0,
    decidedBy: [],
    subtype: null,
    complexity: event.complexity,
    priority: event.priority,
    language: 'en',
    flags: [],
    player: event.player,
    participants: event.queue === 'outside-bodies' ? [] : [event.player.address.toLowerCase()],
    assignee: null,
    subject: event.subject,
    deadlines: event.deadlines,
    facts: [],
    evidence: { present: [], missing: [] },
    links: [],
    messages: [],
    acknowledgedAt: null,
    lastPlayerMailAt: event.at,
    lastLetterAt: null,
    life: FRESH_LIFE,
    work: NO_WORK,
  };
}

function change(ticket: Ticket, event: Exclude<TicketEvent, { kind: 'opened' }>): Ticket {
  switch (event.kind) {
    case 'assessed':
      return assessed(ticket, event);
    case 'message-received':
      return { ...withMessage(ticket, event.message), lastPlayerMailAt: event.at };
    case 'machine-mail-filed':
    case 'outside-body-wrote':
      return withMessage(ticket, event.message);
    case 'letter-planned':
    case 'letter-redirected':
      return withMessage(ticket, event.message);
    case 'letter-sent': {
      const sent = isToHouse(ticket, event.messageId) ? ticket : { ...ticket, lastLetterAt: event.at };
      return isFirstLetter(event.letter) ? { ...sent, acknowledgedAt: ticket.acknowledgedAt ?? event.at } : sent;
    }
    case 'linked':
      return { ...ticket, links: [...ticket.links, { reference: event.reference, why: event.why }] };
    case 'language-chosen':
      return { ...ticket, language: event.language };
    case 'priority-set':
      return { ...ticket, priority: event.priority };
    default:
      return ticket;
  }
}

/** A later mail adds flags and evidence; the category stays with the first mail that had one. */
function assessed(ticket: Ticket, event: Assessed): Ticket {
  const first = ticket.category === 'other';
  return {
    ...ticket,
    ...(first && {
      category: event.category,
      secondary: event.secondary,
      confidence: event.confidence,
      decidedBy: decidersOf(event),
      subtype: event.subtype,
    }),
    language: ticket.life.chosenLanguage ?? event.language ?? ticket.language,
    flags: [...new Set([...ticket.flags, ...event.flags])],
    facts: [...ticket.facts, ...event.facts],
    evidence: event.evidence,
  };
}

function decidersOf({ category, hits }: Assessed): readonly string[] {
  const own = hits.filter(({ target, weight }) => target === category && weight > 0);
  const strongest = [...own].sort((one, other) => other.weight - one.weight).slice(0, 8);
  return [...new Set(strongest.map(({ found }) => found))];
}

/** A notice to an agent is no news to the player. */
function isToHouse({ messages, participants, work }: Ticket, messageId: string): boolean {
  if (work.notices.some((notice) => notice.messageId === messageId)) return true;
  const letter = messages.find((message) => message.direction === 'out' && message.messageId === messageId);
  return letter !== undefined && !participants.includes(letter.to.toLowerCase());
}

function withMessage(ticket: Ticket, message: TicketMessage): Ticket {
  return { ...ticket, messages: [...ticket.messages, message] };
}

/** Every first answer to a mail confirms its receipt, whichever letter the flags chose. */
export const FIRST_LETTERS: readonly string[] = [
  'acknowledgement',
  'safer-gambling',
  'self-harm',
  'account-takeover',
  'minor',
  'stranger',
  'too-large',
];

function isFirstLetter(letter: string): boolean {
  return FIRST_LETTERS.includes(letter);
}
