import { toMember } from '../../commands/orders.ts';
import type { Staff } from '../../../rulebook/staff.ts';
import type { AgentUnproven } from '../../occurrence.ts';
import type { LetterOrder } from '../../plan.ts';

/**
 * Somebody is told that a mail in their name was set aside, at the address on file and no other; so are the supervisors,
 * for it may be a forgery. No ticket changes, and no word of the mail goes anywhere but its masked subject.
 */
export function lettersForUnproven({ as, why, mail }: AgentUnproven, { members }: Staff): readonly LetterOrder[] {
  const supervisors = members.filter(({ role, id }) => role === 'supervisor' && id !== as.id);
  return [as, ...supervisors].map((member) =>
    toMember(member, 'agent-unproven', { kind: 'unproven', as: as.id, why, subject: mail.subject }),
  );
}
