import { addSpan } from '../deadlines/deadlines.ts';
import type { TicketFact } from '../event.ts';
import type { OutsideBodyWrote } from '../occurrence.ts';
import { stateAfter } from '../states/transitions.ts';
import type { Priority, Ticket } from '../ticket.ts';
import type { Look } from '../watch/look.ts';
import { messageReceived } from './received.ts';

/**
 * What a mail of an outside body changes on the case it is about: it is kept, and its clock starts at its receipt. A
 * case that is over, for us or for the player, is opened for the house; one that we still work on goes on as promised
 * to the player, who hears nothing of it.
 */
export function planForOutsideBody(occurrence: OutsideBodyWrote, ticket: Ticket, look: Look): readonly TicketFact[] {
  const wrote = outsideBodyWrote(occurrence, look);
  return [wrote, ...takenUp(ticket, wrote), ...raised(ticket.priority, occurrence)];
}

/** A case of its own in the queue of outside bodies, until somebody says whose it is. */
export function openingForOutsideBody(
  occurrence: OutsideBodyWrote,
  opening: { readonly id: string; readonly reference: string; readonly brand: string },
  look: Look,
): readonly TicketFact[] {
  const { body, mail, about } = occurrence;
  const linked = about.kind === 'unclear' ? about.tickets : [];
  return [
    {
      kind: 'opened',
      ...opening,
      player: { name: body.name, address: mail.from },
      subject: mail.subject,
      queue: 'outside-bodies',
      complexity: 'complex',
      priority: PRIORITY,
      deadlines: {},
    },
    outsideBodyWrote(occurrence, look),
    ...linked.map(({ reference }): TicketFact => ({ kind: 'linked', reference, why: `${body.name} names both` })),
  ];
}

/** The matter is with the body from now on, where it is no longer with us: after the end, or after the deadlock. */
export function takenUp(
  ticket: Pick<Ticket, 'status' | 'stage'>,
  { body, answerBy }: { readonly body: string; readonly answerBy: string },
): readonly TicketFact[] {
  const { status, stage } = ticket;
  const isOver =
    status === 'resolved' || status === 'closed' || (stage === 'dispute' && status === 'waiting-for-third-party');
  if (!isOver || !stateAfter(ticket, 'referred')) return [];
  return [{ kind: 'referred', by: 'desk', body, bodyReference: null, answerBy }];
}

function outsideBodyWrote({ body, mail, language }: OutsideBodyWrote, { calendar }: Look) {
  const { message } = messageReceived(mail, 'outside-body');
  const answerBy = addSpan(mail.receivedAt, body.answerWithin, calendar).toISOString();
  return { kind: 'outside-body-wrote', body: body.id, message, ancestors: mail.ancestors, language, answerBy } as const;
}

/** As `rules/priorities.yaml` has it for cases that a body is spoken of in (complaints.md 6.4). */
const PRIORITY: Priority = 'P2';

function raised(priority: Priority, { body }: OutsideBodyWrote): readonly TicketFact[] {
  if (priority === 'P1' || priority === PRIORITY) return [];
  return [{ kind: 'priority-set', by: 'desk', priority: PRIORITY, reason: `${body.name} wrote` }];
}
