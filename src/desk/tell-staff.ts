import { toMember } from '../ticket/commands/orders.ts';
import type { TicketEvent } from '../ticket/event.ts';
import type { OutgoingMail } from '../ticket/outgoing.ts';
import type { BriefingReason } from '../ticket/particulars.ts';
import type { LetterOrder } from '../ticket/plan.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { HouseNotice, NoticeTopic } from '../ticket/watch/duty.ts';
import { aboutOutsideMail } from '../ticket/outside/about-outside-mail.ts';
import { supervisorsOf, whoToTell } from '../ticket/work/who-to-tell.ts';
import { noticesToHouse } from './notice.ts';
import { type Desk, writeLetters } from './write-letters.ts';

/**
 * Tells people of the house what dates and players ask of them: those who work on the ticket and its supervisors by a
 * mail that they can answer with commands, whoever is on call and compliance by a notice to their address.
 */
export async function tellStaff(
  notices: readonly HouseNotice[],
  ticket: Ticket,
  desk: Desk,
): Promise<{ readonly events: readonly TicketEvent[]; readonly outgoing: readonly OutgoingMail[] }> {
  const { house, fresh } = desk;
  const orders = notices.flatMap((notice) => ordersFor(notice, ticket, desk));
  const written = await writeLetters(orders, ticket, null, desk);
  const outgoing: OutgoingMail[] = [...written.outgoing];
  for (const { audience, due, why } of notices) {
    if (audience !== 'on-call' && audience !== 'compliance') continue;
    const notice = { what: 'ticket', reference: ticket.reference, audience, due, why } as const;
    outgoing.push(...(await noticesToHouse(notice, house, fresh)));
  }
  return { events: written.events, outgoing };
}

function ordersFor(notice: HouseNotice, ticket: Ticket, desk: Desk): readonly LetterOrder[] {
  const { due, why, about, outside, audience } = notice;
  const { house, fresh } = desk;
  if (outside && audience === 'supervisor') return aboutOutsideMail(ticket, outside, house.rulebook, fresh.now);
  const note = due === null ? why : `${why} (${due.slice(0, 10)})`;
  const briefing = { kind: 'briefing', why: reasonFor(about), by: null, note, others: [] } as const;
  return readersOf(notice, ticket, desk).map((member) => toMember(member, 'agent-notice', briefing));
}

function readersOf({ audience, except = [] }: HouseNotice, ticket: Ticket, { house, fresh }: Desk) {
  const { staff, calendars } = house.rulebook;
  if (audience === 'assignee') {
    return whoToTell(ticket, { staff, calendars }, fresh.now).filter(({ id }) => !except.includes(id));
  }
  return audience === 'supervisor' ? supervisorsOf(ticket, { staff, calendars }, fresh.now, except) : [];
}

function reasonFor(about: NoticeTopic): BriefingReason {
  switch (about) {
    case 'deadline':
    case 'new-date':
      return 'deadline-near';
    case 'escalation':
      return 'escalated';
    case 'appeal':
      return 'appeal';
    case 'undelivered':
      return 'undelivered';
    default:
      return 'look';
  }
}
