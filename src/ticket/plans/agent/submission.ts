import { outsideAnswered } from '../../outside/answered.ts';
import { toMailbox } from '../../outside/to-body.ts';
import type { TicketFact } from '../../event.ts';
import type { LetterOrder } from '../../plan.ts';
import { type OutsideMail, SUBMISSION, waitingMails } from '../../states/outside.ts';
import type { Ticket } from '../../ticket.ts';
import type { AgentsMail } from './agents-mail.ts';

/** The mail of an outside body that an agent's mail answers, or null when it answers none. */
export function answeredMail({ occurrence, ticket }: Pick<AgentsMail, 'occurrence' | 'ticket'>): OutsideMail | null {
  const { channel } = occurrence;
  if (channel.kind !== 'to-body') return null;
  const mail = ticket.life.outside.find(({ number }) => number === channel.mail);
  if (!mail) throw new Error(`${ticket.reference} has no mail ${channel.mail} of an outside body`);
  return mail;
}

/** The letter with the words, to whoever of the body wrote the mail that they answer, and to nobody else. */
export function submissionTo(mail: OutsideMail, { written, context }: AgentsMail): LetterOrder {
  const { by, mail: received, rulebook } = context;
  const { attachments } = received;
  return {
    letter: SUBMISSION,
    to: toMailbox(mail, rulebook.bodies),
    urgency: 1,
    particulars: { kind: SUBMISSION, by: by.id, mail: mail.number, text: written.text, attachments },
  };
}

/** It answers this mail and what the body wrote before it; what came later still waits. */
export function submitted(mail: OutsideMail, ticket: Ticket, by: string): readonly TicketFact[] {
  const answers = waitingMails(ticket.life.outside).filter(
    ({ body, number }) => body === mail.body && number <= mail.number,
  );
  return outsideAnswered(answers, ticket, { by, how: 'submission', note: '' });
}
