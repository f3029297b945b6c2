import type { StaffMember } from '../../../rulebook/staff.ts';
import type { Release } from '../../../rulebook/guard.ts';
import type { CarriedOut } from '../../commands/carry-out.ts';
import { mayGive } from '../../commands/command.ts';
import { useOfWords } from '../../commands/use-of-words.ts';
import { strictest } from '../../guard/guard.ts';
import type { AgentPlan, AgentsMail } from './agents-mail.ts';
import { astray } from './astray.ts';
import { goes } from './goes.ts';
import { hold } from './hold.ts';
import { objectionsOf } from './objections.ts';

/** Lets a mail go whose commands can all be carried out, unless the guard objects and its writer may not insist. */
export function goesOrIsHeld(mail: AgentsMail, carried: CarriedOut, insistence: 'insisted' | 'first-time'): AgentPlan {
  const { occurrence, written, context } = mail;
  const use = useOfWords(carried.steps, written.text, occurrence.channel);
  if (use.kind === 'refusal') return hold(mail, carried.steps, [{ why: use.why, release: 'nobody' }]);
  const refusal = astray(mail, carried, use.use);
  if (refusal) return hold(mail, carried.steps, [{ why: refusal, release: 'nobody' }]);
  const objections = objectionsOf(mail, carried, use.use);
  const release = strictest(objections.map((one) => one.release));
  const goesAnyway = insistence === 'insisted' && mayInsist(context.by, release);
  return objections.length > 0 && !goesAnyway ? hold(mail, carried.steps, objections) : goes(mail, carried, use.use);
}

export function mayInsist(member: StaffMember, release: Release): boolean {
  return release !== 'nobody' && mayGive(member, release);
}
