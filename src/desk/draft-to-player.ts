import type { Draft } from '../mail/draft.ts';
import { memberById } from '../rulebook/staff.ts';
import type { ReceivedMail } from '../ticket/occurrence.ts';
import type { LetterOrder } from '../ticket/plan.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { messageIdFor, type Purpose, replyAddress } from '../triage/thread/reply-token.ts';
import { letterToPlayer } from './letter-to-player.ts';
import { domainOf } from './letter-values/occasion.ts';
import type { Desk, Drafted } from './write-letters.ts';

/**
 * A letter to a player, in the player's own thread: after `mail` or, where a date or an agent asks for it, after the
 * player's last one (RFC 3834 section 3.1.5). It comes from the support address, whoever wrote its words.
 */
export function draftToPlayer(
  order: LetterOrder,
  ticket: Ticket,
  mail: ReceivedMail | null,
  { house, fresh, contents }: Desk,
): Drafted {
  const { letter, to } = order;
  const particulars = order.particulars ?? null;
  const { support, keys } = house;
  const written = letterToPlayer(letter, { ticket, mail, particulars, house, now: fresh.now });
  const { subject, text, html, language } = written;
  const signed = (purpose: Purpose): string =>
    replyAddress(support.address, { purpose, reference: ticket.reference, party: to.address }, keys);
  const attachments = particulars?.kind === 'words' ? particulars.attachments : [];
  const draft: Draft = {
    // An answer to a mail has the null path (RFC 3834 section 3.3); what returns of the others finds its ticket.
    envelopeFrom: mail === null ? signed('bounce') : '',
    to,
    from: { name: nameOf(particulars, house), address: support.address },
    replyTo: { name: support.name, address: signed('reply') },
    messageId: messageIdFor(ticket.reference, fresh.unique(), domainOf(support.address), keys),
    ...threadOf(ticket, mail),
    subject,
    date: fresh.now,
    text,
    html,
    autoSubmitted: particulars?.kind === 'words' && letter === 'reply' ? null : automatic(mail),
    language,
    attachments: attachments.flatMap(({ name, type, sha256 }) => {
      const content = contents.get(sha256);
      return content ? [{ name, type, content }] : [];
    }),
  };
  return { draft, attachments };
}

/** Replies carry the agent's public name, never their own address. */
function nameOf(particulars: LetterOrder['particulars'] | null, { support, rulebook }: Desk['house']): string {
  const member = particulars?.kind === 'words' ? memberById(rulebook.staff, particulars.by) : null;
  return member ? `${member.publicName} (${support.name})` : support.name;
}

function automatic(mail: ReceivedMail | null): Draft['autoSubmitted'] {
  return mail === null ? 'auto-generated' : 'auto-replied';
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
