import type { Rulebook } from '../../rulebook/rulebook.ts';
import { toMember } from '../commands/orders.ts';
import type { OutsideNews } from '../particulars.ts';
import type { LetterOrder } from '../plan.ts';
import type { Ticket } from '../ticket.ts';
import { supervisorsOf, whoToTell } from '../work/who-to-tell.ts';

/**
 * The mails to those who may answer an outside body, about one mail of it: the supervisors, and where the rules let
 * agents answer, whoever works on the ticket. An answer to such a mail goes to the body.
 */
export function aboutOutsideMail(
  ticket: Ticket,
  news: OutsideNews,
  { staff, calendars, bodies }: Pick<Rulebook, 'staff' | 'calendars' | 'bodies'>,
  now: Date,
): readonly LetterOrder[] {
  const house = { staff, calendars };
  const supervisors = supervisorsOf(ticket, house, now);
  const agents = bodies.answeredBy === 'agent' ? whoToTell(ticket, house, now) : [];
  return [...new Set([...supervisors, ...agents])].map((member) =>
    toMember(member, 'agent-outside', { kind: 'outside', ...news }),
  );
}
