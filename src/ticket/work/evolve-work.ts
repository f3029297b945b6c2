import type { TicketEvent } from '../event.ts';
import type { Ticket, TicketMessage } from '../ticket.ts';
import type { MaskedPlace } from './work-event.ts';
import type { HeldReply, Work } from './work.ts';

/** The ticket after what its agents did with it. */
export function workOn(ticket: Ticket, event: TicketEvent): Ticket {
  switch (event.kind) {
    case 'assigned':
      return { ...ticket, assignee: event.to };
    case 'category-changed':
      return {
        ...ticket,
        category: event.category,
        secondary: ticket.secondary.filter((one) => one !== event.category),
      };
    case 'document-rejected':
      return { ...withWork(ticket, event), evidence: missingAgain(ticket, event.item) };
    case 'masked':
      return {
        ...ticket,
        messages: ticket.messages.map((message, index) => masked(message, index, event.places, event.attachments)),
      };
    default:
      return withWork(ticket, event);
  }
}

function withWork(ticket: Ticket, event: TicketEvent): Ticket {
  const change = effectOf(ticket.work, event);
  return change ? { ...ticket, work: { ...ticket.work, ...change } } : ticket;
}

function effectOf(work: Work, event: TicketEvent): Partial<Work> | null {
  const { at } = event;
  switch (event.kind) {
    case 'agent-wrote': {
      const { by, use, commands, message } = event;
      const { text, messageId, attachments } = message;
      return { wrote: [...work.wrote, { by, at, use, commands, text, messageId, attachments }] };
    }
    case 'agent-notified': {
      const { letter, to, messageId, channel } = event;
      return { notices: [...work.notices, { letter, to, at, messageId, ...(channel && { channel }) }] };
    }
    case 'reply-held':
      return { held: [...settled(work.held, event.reply.by, 'superseded'), event.reply] };
    case 'reply-released':
      return { held: work.held.map((held) => (held.number === event.number ? { ...held, state: 'released' } : held)) };
    case 'document-rejected':
      return { rejected: [...work.rejected, { item: event.item, reason: event.reason, at }] };
    case 'absorbed':
      return { absorbed: [...work.absorbed, event.reference] };
    case 'litigation-held':
      return { litigation: event.reason === null ? null : { by: event.by, at, reason: event.reason } };
    case 'blocked':
      return { blocked: event.reason === null ? null : { by: event.by, at, reason: event.reason } };
    default:
      return null;
  }
}

/** Whoever writes again has thought again: only the last held mail of a person waits. */
function settled(held: readonly HeldReply[], by: string, state: 'superseded'): readonly HeldReply[] {
  return held.map((one) => (one.by === by && one.state === 'waiting' ? { ...one, state } : one));
}

function missingAgain({ evidence }: Ticket, item: string): Ticket['evidence'] {
  const { present, missing } = evidence;
  return {
    present: present.filter((one) => one.item !== item),
    missing: missing.includes(item) ? missing : [item, ...missing],
  };
}

/** Dots in the same number: offsets of later events, and of the same event on text masked since, stay right. */
function masked(
  message: TicketMessage,
  index: number,
  places: readonly MaskedPlace[],
  attachments: readonly string[],
): TicketMessage {
  const text = places
    .filter((place) => place.message === index)
    .reduce(
      (words, { at, length }) => words.slice(0, at) + '•'.repeat(length) + words.slice(at + length),
      message.text,
    );
  return { ...message, text, attachments: message.attachments.filter(({ sha256 }) => !attachments.includes(sha256)) };
}
