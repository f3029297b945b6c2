import type { TicketFact } from '../event.ts';
import { type OutsideMail, waitingMails } from '../states/outside.ts';
import { stateAfter } from '../states/transitions.ts';
import type { Ticket } from '../ticket.ts';

/** These mails of outside bodies have their answer. Where nothing waits any more, the next word is the body's. */
export function outsideAnswered(
  answers: readonly OutsideMail[],
  ticket: Ticket,
  answer: { readonly by: string; readonly how: 'submission' | 'otherwise'; readonly note: string },
): readonly TicketFact[] {
  const [first] = answers;
  if (!first) return [];
  const isLast = waitingMails(ticket.life.outside).length === answers.length;
  const submitted = { kind: 'submitted', by: answer.by, body: first.body } as const;
  return [
    { kind: 'outside-body-answered', ...answer, mails: answers.map(({ number }) => number) },
    ...(isLast && stateAfter(ticket, 'submitted') ? [submitted] : []),
  ];
}
