import type { TicketEvent } from '../ticket/event.ts';
import type { Answer, TicketAnswer } from './answer.ts';
import type { Handled } from './desk.ts';

/**
 * A mail of before the desk as it is kept: everything that was read of it, nothing that would be done about it. No
 * letter leaves and nobody is told; a case that it opens is closed at once, and goes on when the player writes again.
 */
export function asHistory(handled: Handled, reopenUntil: Date): Handled {
  const { answer } = handled;
  const ticket = answer.ticket && recordOf(answer.ticket, reopenUntil);
  const { messageId } = handled.occurrence.mail;
  const kept: Answer = {
    outcome: ticket === null || answer.outcome === 'quarantined' ? 'filed' : answer.outcome,
    reason: `imported: ${answer.reason}`,
    ticket: answer.outcome === 'quarantined' ? null : ticket,
    elsewhere: [],
    messageIds: messageId === null ? [] : [messageId],
    outgoing: [],
  };
  return { ...handled, answer: kept };
}

/** What came and what it is; on a ticket that goes on already, what a person has to see. */
function recordOf(answer: TicketAnswer, reopenUntil: Date): TicketAnswer {
  const before = answer.kind === 'continues' ? answer.ticket.life.outside.length : 0;
  const events = answer.events
    .filter(({ kind }) => RECORDED.has(kind))
    .flatMap((event) => (event.kind === 'outside-body-wrote' ? [event, settled(event.at, before + 1)] : [event]));
  if (answer.kind === 'continues') return { ...answer, events };
  const at = events[0]?.at ?? reopenUntil.toISOString();
  const closed = { kind: 'closed', by: 'desk', reason: 'imported', reopenUntil: reopenUntil.toISOString() } as const;
  return { kind: 'opens', events: [...events, { at, ...closed }] };
}

/** What an outside body once wrote is history as well: no clock runs for it. */
function settled(at: string, mail: number): TicketEvent {
  return { kind: 'outside-body-answered', at, by: 'desk', how: 'imported', note: '', mails: [mail] };
}

const RECORDED: ReadonlySet<TicketEvent['kind']> = new Set([
  'opened',
  'message-received',
  'machine-mail-filed',
  'outside-body-wrote',
  'delivery-failed',
  'assessed',
] as const);
