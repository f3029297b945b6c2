import type { DeliveryFailed, MachineWrote } from '../../ticket/occurrence.ts';
import { planForBounce, planForMachine } from '../../ticket/plans/machine-wrote.ts';
import type { Answer } from '../answer.ts';
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

/** A delivery report on one of our letters; where a letter to the player is lost for good, its agents hear of it. */
export async function answerReport(occurrence: DeliveryFailed, setting: Setting): Promise<Answer> {
  const { mail, report, ticket } = occurrence;
  const plan = { ...planForBounce(mail, report), notices: [] };
  const lost = plan.events.some(
    (event) =>
      event.kind === 'delivery-failed' &&
      event.severity === 'hard' &&
      ticket.participants.includes(event.address.toLowerCase()),
  );
  const news = lost ? 'undelivered' : null;
  const reason = 'a delivery report on our mail';
  return continueTicket(ticket, { outcome: 'matched-bounce', reason, mail, plan, news }, setting);
}
