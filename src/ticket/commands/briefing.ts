import type { StaffMember } from '../../rulebook/staff.ts';
import type { BriefingReason } from '../particulars.ts';
import type { LetterOrder } from '../plan.ts';
import type { Ticket } from '../ticket.ts';
import type { CommandContext } from './context.ts';
import { toMember } from './orders.ts';

/** The mail that tells somebody of the staff all about a ticket, because a command concerns them. */
export function briefing(to: StaffMember, why: BriefingReason, ticket: Ticket, context: CommandContext): LetterOrder {
  const { by, known, text } = context;
  const others = known.filter(
    ({ reference, player }) => reference !== ticket.reference && player.address === ticket.player.address,
  );
  return toMember(to, 'agent-notice', {
    kind: 'briefing',
    why,
    by: by.id,
    note: text === '' ? null : text,
    others: others.map(({ reference, subject, status }) => ({ reference, subject, status })),
  });
}
