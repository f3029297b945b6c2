import { toMember } from '../../commands/orders.ts';
import type { BriefingReason } from '../../particulars.ts';
import type { LetterOrder } from '../../plan.ts';
import type { Ticket } from '../../ticket.ts';
import { type House, whoToTell } from '../../work/who-to-tell.ts';

/** The agents' mails about news on a ticket; a blocked one has no news. `known` are tickets that were looked up. */
export function tellAgents(
  ticket: Ticket,
  why: BriefingReason,
  { known, ...house }: House & { readonly known: readonly Ticket[] },
  now: Date,
): readonly LetterOrder[] {
  if (ticket.work.blocked) return [];
  const others = known
    .filter(({ id, player }) => id !== ticket.id && player.address === ticket.player.address)
    .map(({ reference, subject, status }) => ({ reference, subject, status }));
  return whoToTell(ticket, house, now).map((member) =>
    toMember(member, 'agent-notice', { kind: 'briefing', why, by: null, note: null, others }),
  );
}
