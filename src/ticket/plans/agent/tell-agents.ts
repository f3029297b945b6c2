import { toMember } from '../../commands/orders.ts';
import type { BriefingReason } from '../../particulars.ts';
import type { LetterOrder } from '../../plan.ts';
import type { Ticket } from '../../ticket.ts';
import { type House, whoToTell } from '../../work/who-to-tell.ts';

/** The agents' mails about news on a ticket; a blocked one has no news, and a storm of mail is not passed on. `known` are tickets that were looked up. */
export function tellAgents(
  ticket: Ticket,
  why: BriefingReason,
  { known, ...house }: House & { readonly known: readonly Ticket[] },
  now: Date,
): readonly LetterOrder[] {
  if (ticket.work.blocked || isStorm(ticket, now)) return [];
  const others = known
    .filter(({ id, player }) => id !== ticket.id && player.address === ticket.player.address)
    .map(({ reference, subject, status }) => ({ reference, subject, status }));
  return whoToTell(ticket, house, now).map((member) =>
    toMember(member, 'agent-notice', { kind: 'briefing', why, by: null, note: null, others }),
  );
}

/** Machines talk like this, people do not; what they write is kept on the ticket all the same. */
function isStorm({ messages, priority }: Ticket, now: Date): boolean {
  const since = new Date(now.getTime() - 3_600_000).toISOString();
  const recent = messages.filter(({ kind, at }) => kind === 'player' && at >= since);
  return priority !== 'P1' && recent.length > MOST_AN_HOUR;
}

const MOST_AN_HOUR = 8;
