import { composeDraft } from '../mail/compose/compose.ts';
import type { OutgoingMail } from '../ticket/outgoing.ts';
import type { Audience } from '../ticket/states/life-event.ts';
import type { Fresh, House } from './house.ts';

/** Something that a person of the house has to look at, told by mail because that is where they work. */
export type Notice =
  | { readonly what: 'quarantine'; readonly subject: string; readonly reason: string }
  | { readonly what: 'on-call'; readonly reference: string; readonly flags: readonly string[] }
  | {
      readonly what: 'ticket';
      readonly reference: string;
      readonly audience: Audience;
      /** The date it is about, or null. */
      readonly due: string | null;
      readonly why: string;
    }
  | { readonly what: 'trouble'; readonly part: string; readonly reason: string }
  | { readonly what: 'recovered'; readonly part: string };

/**
 * Writes one notice for each person it concerns: whoever is on call, or for all else the supervisor's address of the
 * brand. It holds no word of a player but a masked subject.
 */
export async function noticesToHouse(notice: Notice, house: House, fresh: Fresh): Promise<readonly OutgoingMail[]> {
  const recipients = isUrgent(notice) ? house.brand.onCall : [house.brand.escalation];
  return Promise.all(recipients.map(async (to) => noticeTo(to, notice, house, fresh)));
}

function isUrgent(notice: Notice): boolean {
  return notice.what === 'on-call' || (notice.what === 'ticket' && notice.audience === 'on-call');
}

async function noticeTo(to: string, notice: Notice, { support }: House, fresh: Fresh): Promise<OutgoingMail> {
  const { subject, lines } = wordsFor(notice);
  const messageId = `notice.${fresh.unique()}@${support.address.slice(support.address.lastIndexOf('@') + 1)}`;
  const raw = await composeDraft({
    envelopeFrom: '',
    to: { name: '', address: to },
    from: support,
    replyTo: null,
    messageId,
    inReplyTo: null,
    references: [],
    subject,
    date: fresh.now,
    text: `${lines.join('\n\n')}\n`,
    html: null,
    autoSubmitted: 'auto-generated',
    language: 'en',
    attachments: [],
  });
  return {
    id: fresh.uuid(),
    ticketId: null,
    letter: `notice-${notice.what}`,
    messageId,
    envelopeFrom: '',
    envelopeTo: to,
    subject,
    raw,
    dueAt: fresh.now.toISOString(),
    urgency: isUrgent(notice) ? 0 : 2,
  };
}

function wordsFor(notice: Notice): { readonly subject: string; readonly lines: readonly string[] } {
  switch (notice.what) {
    case 'quarantine':
      return {
        subject: 'A mail could not be handled: please look',
        lines: [
          `A mail to the support address was set aside. Nobody was answered. Its subject is “${notice.subject || '(none)'}”.`,
          `Why: ${notice.reason}.`,
          'It is kept as it came. `redress inbound --state quarantined` lists it, and once the cause is gone `redress inbound retry ID` takes it up again. The mail itself stands in the mailbox as well.',
        ],
      };
    case 'on-call':
      return {
        subject: `${notice.reference}: somebody may be in danger, please read now`,
        lines: [
          `Ticket ${notice.reference} was flagged: ${notice.flags.join(', ')}.`,
          'The player has had the safety letter and nothing else; everything automatic is off for this ticket. Please read the mail now and act as the procedure for such cases says.',
        ],
      };
    case 'ticket':
      return {
        subject: `${notice.reference}: ${notice.why}`,
        lines: [
          `Ticket ${notice.reference}: ${notice.why}.`,
          ...(notice.due === null ? [] : [`Due: ${notice.due}.`]),
          `\`redress ticket ${notice.reference}\` shows the case.`,
        ],
      };
    case 'trouble':
      return {
        subject: `Redress needs you: ${notice.part}`,
        lines: [`${notice.part}: ${notice.reason}.`, 'You will be told once more when it has recovered.'],
      };
    case 'recovered':
      return { subject: `Redress has recovered: ${notice.part}`, lines: [`${notice.part} works again.`] };
  }
}
