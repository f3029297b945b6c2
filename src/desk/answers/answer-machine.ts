import type { DeliveryFailed, MachineWrote } from '../../ticket/occurrence.ts';
import { planForBounce, planForMachine } from '../../ticket/plans/machine-wrote.ts';
import { returnedBy } from '../../ticket/returned-letter.ts';
import type { Answer } from '../answer.ts';
import { sendAgain } from '../send-again.ts';
import type { Setting } from '../setting.ts';
import { continueTicket } from './continue-ticket.ts';
import { filed } from './set-aside.ts';

/** A machine's mail is filed, on its ticket where it answers one; it is never answered. */
export async function answerMachine(occurrence: MachineWrote, setting: Setting): Promise<Answer> {
  const { mail, ticket, assessment } = occurrence;
  const { kind, reason: why } = assessment.screening;
  const reason = `${kind}: ${why}`;
  if (!ticket) return filed(kind === 'bounce' ? 'bounce: a delivery report on no mail of ours' : reason);
  const plan = { ...planForMachine(mail, reason), notices: [] };
  return continueTicket(ticket, { outcome: 'filed', reason, mail, plan, news: null }, setting);
}

/**
 * A delivery report on one of our letters. One that is lost for good goes to the next address that the house knows, once
 * to each; its agents hear where it went, or that it went nowhere.
 */
export async function answerReport(occurrence: DeliveryFailed, setting: Setting): Promise<Answer> {
  const { mail, report, ticket } = occurrence;
  const bounce = planForBounce(mail, report);
  const returned = returnedBy(report, ticket);
  const again = returned.kind === 'returned' ? sendAgain(returned, ticket, setting) : null;
  const plan = { ...bounce, events: [...bounce.events, ...(again ? [again.event] : [])], notices: [] };
  const lost = plan.events.some(
    (event) =>
      event.kind === 'delivery-failed' &&
      event.severity === 'hard' &&
      ticket.participants.includes(event.address.toLowerCase()),
  );
  const news = lost && returned.kind !== 'told' ? 'undelivered' : null;
  const reason = 'a delivery report on our mail';
  const answer = await continueTicket(ticket, { outcome: 'matched-bounce', reason, mail, plan, news }, setting);
  const outgoing = again?.outgoing ?? [];
  return {
    ...answer,
    messageIds: [...answer.messageIds, ...outgoing.map(({ messageId }) => messageId)],
    outgoing: [...outgoing, ...answer.outgoing],
  };
}
