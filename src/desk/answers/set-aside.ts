import type { AgentUnproven, ReceivedMail } from '../../ticket/occurrence.ts';
import { lettersForUnproven } from '../../ticket/plans/agent/agent-unproven.ts';
import { inWords, PLAIN_ENGLISH } from '../../ticket/sayings/saying.ts';
import type { Answer } from '../answer.ts';
import { noticesToHouse } from '../notice.ts';
import type { Setting } from '../setting.ts';
import { writeToStaff } from '../write-letters.ts';

/** Kept and listed; it changes nothing and is answered by nothing. */
export function filed(reason: string): Answer {
  return { outcome: 'filed', reason, ticket: null, elsewhere: [], messageIds: [], outgoing: [] };
}

/** Nobody can be answered, so a person of the house is told (design, invariant 1). */
export async function quarantined(
  mail: ReceivedMail,
  reason: string,
  { house, fresh }: Pick<Setting, 'house' | 'fresh'>,
): Promise<Answer> {
  const outgoing = await noticesToHouse({ what: 'quarantine', subject: mail.subject, reason }, house, fresh);
  return { ...filed(reason), outcome: 'quarantined', outgoing };
}

/** A mail in an agent's name that nothing proves to be theirs: set aside, and they are told at their address on file. */
export async function unproven(occurrence: AgentUnproven, setting: Setting): Promise<Answer> {
  const orders = lettersForUnproven(occurrence, setting.house.rulebook.staff);
  const outgoing = await Promise.all(orders.map(async (order) => writeToStaff(order, null, occurrence.mail, setting)));
  const why = inWords(occurrence.why, PLAIN_ENGLISH);
  return { ...filed(`in the name of ${occurrence.as.id}, and not proven: ${why}`), outcome: 'quarantined', outgoing };
}
