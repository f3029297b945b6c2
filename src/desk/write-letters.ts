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
 * Writes the letters of a plan: recipients come from the order, never from a header; the Message-ID is fixed here; they
 * go into the player's own thread, after `mail` or, where a date asks for them, after the player's last one (RFC 3834
 * section 3.1.5).
 */
export async function writeLetters(
  orders: readonly LetterOrder[],
  ticket: Ticket,
  mail: ReceivedMail | null,
  house: House,
  fresh: Fresh,
): Promise<Written> {
  const written = await Promise.all(orders.map(async (order) => writeOne(order, ticket, mail, house, fresh)));
  return { events: written.map(({ event }) => event), outgoing: written.map(({ outgoing }) => outgoing) };
}

async function writeOne(
  order: LetterOrder,
  ticket: Ticket,
  mail: ReceivedMail | null,
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
    ...threadOf(ticket, mail),
    subject,
    date: fresh.now,
    text,
    html,
    autoSubmitted: mail === null ? 'auto-generated' : 'auto-replied',
    language,
    attachments: [],
  };
  return { event: planned(order, draft, fresh), outgoing: await outgoingMail(order, ticket, draft, fresh) };
}

/** What the player's mail client threads by (RFC 5322 section 3.6.4). */
function threadOf(ticket: Ticket, mail: ReceivedMail | null): Pick<Draft, 'inReplyTo' | 'references'> {
  if (mail) {
    const { messageId, ancestors } = mail;
    return { inReplyTo: messageId, references: messageId === null ? ancestors : [...ancestors, messageId] };
  }
  const ofPlayer = ticket.messages.filter(({ kind, messageId }) => kind === 'player' && messageId !== null);
  const ids = ofPlayer.flatMap(({ messageId }) => messageId ?? []);
  return { inReplyTo: ids.at(-1) ?? null, references: ids };
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
