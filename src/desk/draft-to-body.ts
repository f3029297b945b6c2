import type { Draft } from '../mail/draft.ts';
import { memberById } from '../rulebook/staff.ts';
import type { ReceivedMail } from '../ticket/occurrence.ts';
import type { LetterOrder } from '../ticket/plan.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { messageIdFor, type Purpose, replyAddress } from '../triage/thread/reply-token.ts';
import { letterToBody } from './letter-to-body.ts';
import { domainOf } from './letter-values/occasion.ts';
import type { Desk, Drafted } from './write-letters.ts';

/**
 * Our answer to a mail of an outside body, in the thread of that mail (RFC 5322 section 3.6.4), from the support address
 * under the public name of whoever wrote it. The player's thread and address appear nowhere in its head.
 */
export function draftToBody(
  { to, particulars }: LetterOrder,
  ticket: Ticket,
  _mail: ReceivedMail | null,
  { house, fresh, contents }: Desk,
): Drafted {
  if (particulars?.kind !== 'submission') throw new Error(`${ticket.reference}: a submission without words`);
  const answered = ticket.life.outside.find(({ number }) => number === particulars.mail);
  if (!answered) throw new Error(`${ticket.reference}: a submission that answers no mail`);
  const { support, keys, rulebook } = house;
  const { messageId, ancestors } = answered;
  const { by, attachments } = particulars;
  const agent = memberById(rulebook.staff, by)?.publicName ?? support.name;
  const { subject, text, html, language } = letterToBody(particulars, { ticket, answered, agent, house });
  const signed = (purpose: Purpose): string =>
    replyAddress(support.address, { purpose, reference: ticket.reference, party: to.address }, keys);
  const draft: Draft = {
    // Not the null path: whatever returns of it must be seen, for its clock runs on.
    envelopeFrom: signed('bounce'),
    to,
    from: { name: `${agent} (${support.name})`, address: support.address },
    replyTo: { name: support.name, address: signed('reply') },
    messageId: messageIdFor(ticket.reference, fresh.unique(), domainOf(support.address), keys),
    inReplyTo: messageId,
    references: messageId === null ? ancestors : [...ancestors, messageId],
    subject,
    date: fresh.now,
    text,
    html,
    autoSubmitted: null,
    language,
    attachments: attachments.flatMap(({ name, type, sha256 }) => {
      const content = contents.get(sha256);
      return content ? [{ name, type, content }] : [];
    }),
  };
  return { draft, attachments };
}
