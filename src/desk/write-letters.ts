import { composeDraft } from '../mail/compose/compose.ts';
import type { Draft } from '../mail/draft.ts';
import { isBodyLetter, isStaffLetter } from '../letters/letters.ts';
import { memberByAddress } from '../rulebook/staff.ts';
import type { TicketEvent } from '../ticket/event.ts';
import type { ReceivedMail } from '../ticket/occurrence.ts';
import type { OutgoingMail } from '../ticket/outgoing.ts';
import type { LetterOrder } from '../ticket/plan.ts';
import type { KeptAttachment, Ticket } from '../ticket/ticket.ts';
import { channelOfLetter } from '../ticket/work/channel.ts';
import { draftToBody } from './draft-to-body.ts';
import { draftToPlayer } from './draft-to-player.ts';
import { draftToStaff } from './draft-to-staff.ts';
import type { Fresh } from './house.ts';
import type { Setting } from './setting.ts';

/** Letters as they will leave, and the events that say so. */
export interface Written {
  readonly events: readonly TicketEvent[];
  readonly outgoing: readonly OutgoingMail[];
}

/** What writing needs; the rest of a setting is for deciding. */
export type Desk = Pick<Setting, 'house' | 'fresh' | 'contents'>;

/** A draft, and the attachments that it takes along as the ticket names them. */
export interface Drafted {
  readonly draft: Draft;
  readonly attachments: readonly KeptAttachment[];
}

/**
 * Writes the letters of a plan: recipients come from the order, never from a header; the Message-ID is fixed here.
 * `mail` is what they answer; null where a date or an agent asks for them.
 */
export async function writeLetters(
  orders: readonly LetterOrder[],
  ticket: Ticket,
  mail: ReceivedMail | null,
  desk: Desk,
): Promise<Written> {
  const written = await Promise.all(
    orders.map(async (order) => {
      const isForStaff = isStaffLetter(order.letter);
      const drafted = drafts(order.letter)(order, ticket, mail, desk);
      const event = isForStaff ? notified(order, drafted, desk) : planned(order, drafted, desk.fresh);
      return { event, outgoing: await outgoingMail(order, ticket, drafted.draft, desk.fresh) };
    }),
  );
  return { events: written.map(({ event }) => event), outgoing: written.map(({ outgoing }) => outgoing) };
}

function drafts(letter: string): typeof draftToPlayer {
  if (isStaffLetter(letter)) return draftToStaff;
  return isBodyLetter(letter) ? draftToBody : draftToPlayer;
}

/** One letter to somebody of the staff that need not be about a ticket. */
export async function writeToStaff(
  order: LetterOrder,
  ticket: Ticket | null,
  mail: ReceivedMail | null,
  desk: Desk,
): Promise<OutgoingMail> {
  return outgoingMail(order, ticket, draftToStaff(order, ticket, mail, desk).draft, desk.fresh);
}

function planned({ letter }: LetterOrder, { draft, attachments }: Drafted, { now }: Fresh): TicketEvent {
  const { messageId, subject, text, from, to } = draft;
  const at = now.toISOString();
  const mail = { from: from.address, to: to.address, at, messageId, subject, text, attachments, kind: letter };
  return { kind: 'letter-planned', at, letter, message: { direction: 'out', ...mail } };
}

/** A mail to an agent is no part of the thread with the player. */
function notified(order: LetterOrder, { draft }: Drafted, { house, fresh }: Desk): TicketEvent {
  const { letter, to } = order;
  const member = memberByAddress(house.rulebook.staff, to.address);
  if (!member) throw new Error(`the letter ${letter} is for somebody who is not of the staff`);
  return {
    kind: 'agent-notified',
    at: fresh.now.toISOString(),
    letter,
    to: member.id,
    messageId: draft.messageId,
    channel: channelOfLetter(order),
  };
}

async function outgoingMail(
  order: LetterOrder,
  ticket: Ticket | null,
  draft: Draft,
  fresh: Fresh,
): Promise<OutgoingMail> {
  return {
    id: fresh.uuid(),
    ticketId: ticket?.id ?? null,
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
