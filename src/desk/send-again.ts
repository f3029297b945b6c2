import { createHash } from 'node:crypto';
import { readdressed } from '../mail/compose/readdress.ts';
import type { TicketFact } from '../ticket/event.ts';
import type { OutgoingMail } from '../ticket/outgoing.ts';
import { nextAddress, type Returned } from '../ticket/returned-letter.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { lookAt } from '../ticket/watch/look.ts';
import { byDay } from '../ticket/watch/quiet.ts';
import { messageIdFor, type Purpose, replyAddress } from '../triage/thread/reply-token.ts';
import { domainOf } from './letter-values/occasion.ts';
import type { Setting } from './setting.ts';

/** What becomes of a letter that came back. */
export interface SentAgain {
  readonly event: TicketFact;
  readonly outgoing: readonly OutgoingMail[];
}

/**
 * Sends a letter that came back to the next address that the house knows, word for word, or says why it goes nowhere.
 * The new mail's names follow from the letter and the address, so that no crash and no second report makes two of it.
 */
export function sendAgain(returned: Returned, ticket: Ticket, { house, fresh, known }: Setting): SentAgain {
  const { letter, of, from } = returned;
  const others = [...known.tickets, ...known.byMessageId, ...known.others].filter(({ id }) => id !== ticket.id);
  const to = nextAddress(returned, ticket, others);
  if (to === null) return nowhere(returned, 'no-address');
  const sent = known.returned?.messageId === letter.messageId ? known.returned : null;
  if (sent === null) return nowhere(returned, 'not-kept');
  const { support, keys, brand, rulebook } = house;
  const { reference } = ticket;
  const signed = (purpose: Purpose): string =>
    replyAddress(support.address, { purpose, reference, party: to.address }, keys);
  const names = namesOf(of, to.address);
  const messageId = messageIdFor(reference, names.unique, domainOf(support.address), keys);
  const replyTo = { name: support.name, address: signed('reply') };
  const dueAt = sent.urgency === 0 ? fresh.now : byDay(fresh.now, ticket, lookAt(fresh.now, brand, rulebook));
  const outgoing: OutgoingMail = {
    ...sent,
    id: names.id,
    ticketId: ticket.id,
    messageId,
    envelopeFrom: sent.envelopeFrom === '' ? '' : signed('bounce'),
    envelopeTo: to.address,
    raw: readdressed(sent.raw, { to, replyTo, messageId, date: fresh.now }),
    dueAt: dueAt.toISOString(),
  };
  const message = { ...letter, at: fresh.now.toISOString(), to: to.address, messageId };
  return { event: { kind: 'letter-redirected', letter: letter.kind, of, from, message }, outgoing: [outgoing] };
}

function nowhere({ letter, of, from }: Returned, why: 'no-address' | 'not-kept'): SentAgain {
  return { event: { kind: 'letter-undeliverable', letter: letter.kind, of, from, why }, outgoing: [] };
}

/** A UUID of one's own making (RFC 9562 section 5.8) and the unique part of a Message-ID. */
function namesOf(of: string, address: string): { readonly id: string; readonly unique: string } {
  const hash = createHash('sha256')
    .update(JSON.stringify(['sent again', of, address.toLowerCase()]))
    .digest('hex');
  const id = hash.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5');
  return { id, unique: hash.slice(-20) };
}
