import { composeDraft } from '../mail/compose/compose.ts';
import type { Draft } from '../mail/draft.ts';
import type { TicketEvent } from '../ticket/event.ts';
import type { ReceivedMail } from '../ticket/occurrence.ts';
import type { OutgoingMail } from '../ticket/outgoing.ts';
import type { LetterOrder } from '../ticket/plan.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { messageIdFor, replyAddress } from '../triage/thread/reply-token.ts';
import type { Fresh, House } from './house.ts';
import { letterFor } from './letter-for.ts';

/** Letters as they will leave, and the events that say so. */
export interface Written {
  readonly events: readonly TicketEvent[];
  readonly outgoing: readonly OutgoingMail[];
}

/**
 * Writes the letters of a plan: recipients come from the order, never from a header; the Message-ID is fixed here; the
 * answer goes into the player's own thread (RFC 3834 section 3.1.5).
 */
export async function writeLetters(
  orders: readonly LetterOrder[],
  ticket: Ticket,
  mail: ReceivedMail,
  house: House,
  fresh: Fresh,
): Promise<Written> {
  const written = await Promise.all(orders.map(async (order) => writeOne(order, ticket, mail, house, fresh)));
  return { events: written.map(({ event }) => event), outgoing: written.map(({ outgoing }) => outgoing) };
}

async function writeOne(
  order: LetterOrder,
  ticket: Ticket,
  mail: ReceivedMail,
  house: House,
  fresh: Fresh,
): Promise<{ event: TicketEvent; outgoing: OutgoingMail }> {
  const { support, keys } = house;
  const { subject, text, html, language } = letterFor(order.letter, {
    ticket,
    mail,
    particulars: order.particulars ?? null,
    house,
    now: fresh.now,
  });
  const domain = support.address.slice(support.address.lastIndexOf('@') + 1);
  const draft: Draft = {
    envelopeFrom: '',
    to: order.to,
    from: support,
    replyTo: {
      name: support.name,
      address: replyAddress(
        support.address,
        { purpose: 'reply', reference: ticket.reference, party: order.to.address },
        keys,
      ),
    },
    messageId: messageIdFor(ticket.reference, fresh.unique(), domain, keys),
    inReplyTo: mail.messageId,
    references: mail.messageId === null ? mail.ancestors : [...mail.ancestors, mail.messageId],
    subject,
    date: fresh.now,
    text,
    html,
    autoSubmitted: 'auto-replied',
    language,
    attachments: [],
  };
  return { event: planned(order, draft, fresh), outgoing: await outgoingMail(order, ticket, draft, fresh) };
}

function planned({ letter }: LetterOrder, { messageId, subject, text, from, to }: Draft, { now }: Fresh): TicketEvent {
  const at = now.toISOString();
  return {
    kind: 'letter-planned',
    at,
    letter,
    message: {
      direction: 'out',
      from: from.address,
      to: to.address,
      at,
      messageId,
      subject,
      text,
      attachments: [],
      kind: letter,
    },
  };
}

async function outgoingMail(order: LetterOrder, ticket: Ticket, draft: Draft, fresh: Fresh): Promise<OutgoingMail> {
  return {
    id: fresh.uuid(),
    ticketId: ticket.id,
    letter: order.letter,
    messageId: draft.messageId,
    envelopeFrom: draft.envelopeFrom,
    envelopeTo: draft.to.address,
    subject: draft.subject,
    raw: await composeDraft(draft),
    dueAt: fresh.now.toISOString(),
    urgency: order.urgency,
  };
}
