import type { Draft, DraftAttachment } from '../mail/draft.ts';
import { memberByAddress, type StaffMember } from '../rulebook/staff.ts';
import type { ReceivedMail } from '../ticket/occurrence.ts';
import type { LetterOrder } from '../ticket/plan.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { type Channel, channelOfLetter, channelOfNotice } from '../ticket/work/channel.ts';
import { partyOf, purposeOf } from '../ticket/work/proof.ts';
import { DESK, messageIdFor, replyAddress } from '../triage/thread/reply-token.ts';
import { letterToStaff } from './letter-to-staff.ts';
import { domainOf } from './letter-values/occasion.ts';
import type { Desk, Drafted } from './write-letters.ts';

/**
 * A mail to somebody of the staff. Its reply address is signed for this person and this ticket: it is what makes their
 * answer an act (design, invariant 5). Answers to what is internal stay internal.
 */
export function draftToStaff(
  order: LetterOrder,
  ticket: Ticket | null,
  mail: ReceivedMail | null,
  { house, fresh, contents }: Desk,
): Drafted {
  const { letter, to } = order;
  const particulars = order.particulars ?? null;
  const { support, keys, rulebook } = house;
  const member = memberByAddress(rulebook.staff, to.address);
  if (!member) throw new Error(`the letter ${letter} is for somebody who is not of the staff`);
  const { subject, text, language } = letterToStaff(letter, {
    ticket,
    mail,
    particulars,
    house,
    now: fresh.now,
    reader: member,
  });
  const reference = ticket?.reference ?? DESK;
  const channel = channelOfLetter(order);
  const signed = { purpose: purposeOf(channel), reference, party: partyOf(member.id, channel) };
  const draft: Draft = {
    envelopeFrom: '',
    to,
    from: support,
    replyTo: {
      name: support.name,
      address: replyAddress(support.address, signed, keys),
    },
    messageId: ticket
      ? messageIdFor(ticket.reference, fresh.unique(), domainOf(support.address), keys)
      : `desk.${fresh.unique()}@${domainOf(support.address)}`,
    ...threadOf(letter, ticket, mail, { member, channel }),
    subject,
    date: fresh.now,
    text,
    html: null,
    autoSubmitted: ANSWERS.has(letter) ? 'auto-replied' : 'auto-generated',
    language,
    attachments: BRINGS_FILES.has(letter) ? safeOnes(mail, contents) : [],
  };
  return { draft, attachments: [] };
}

/** Letters that tell of a mail, with what came with it. */
const BRINGS_FILES: ReadonlySet<string> = new Set(['agent-notice', 'agent-outside']);

/** Letters that answer the agent's own mail; all others stand in the thread of what this person was told before. */
const ANSWERS: ReadonlySet<string> = new Set(['agent-transcript', 'agent-held']);

function threadOf(
  letter: string,
  ticket: Ticket | null,
  mail: ReceivedMail | null,
  { member, channel }: { readonly member: StaffMember; readonly channel: Channel },
): Pick<Draft, 'inReplyTo' | 'references'> {
  const before = (ticket?.work.notices ?? [])
    .filter((notice) => notice.to === member.id && isInThread(channelOfNotice(notice), channel))
    .map(({ messageId }) => messageId);
  if (ANSWERS.has(letter) && mail?.messageId != null) {
    return { inReplyTo: mail.messageId, references: [...before, mail.messageId] };
  }
  return { inReplyTo: before.at(-1) ?? null, references: before };
}

/** What outside bodies wrote is a thread of its own, so that nobody answers one party in the thread of another. */
function isInThread(one: Channel, other: Channel): boolean {
  return (one.kind === 'to-body') === (other.kind === 'to-body');
}

/**
 * Files that are safe to open travel with the mail that brought them; the others are only named. A mail among them goes
 * as text, for a mail program would show its HTML and fetch its pictures (design, invariant 7).
 */
function safeOnes(mail: ReceivedMail | null, contents: Desk['contents']): readonly DraftAttachment[] {
  const safe = (mail?.attachments ?? []).filter(({ verdict }) => verdict === 'safe');
  let room = MOST_BYTES;
  return safe.flatMap(({ name, type, size, sha256 }) => {
    const content = contents.get(sha256);
    if (!content || size > room) return [];
    room -= size;
    return [
      type.startsWith('message/') ? { name: `${name}.txt`, type: 'text/plain', content } : { name, type, content },
    ];
  });
}

/** Mailboxes refuse more; the rest is kept with the ticket. */
const MOST_BYTES = 15_000_000;
