import type { CarriedOut } from '../../commands/carry-out.ts';
import { takesNoAnswers } from '../../../triage/screening/senders.ts';
import { mayGive } from '../../commands/command.ts';
import type { LetterOrder } from '../../plan.ts';
import { type Saying, say } from '../../sayings/saying.ts';
import type { UseOfWords } from '../../work/work-event.ts';
import type { AgentsMail } from './agents-mail.ts';
import { answeredMail } from './submission.ts';

/**
 * Why words would go where their writer may not send them, or null: to an outside body by somebody who does not speak
 * for the house there, to a portal that reads no mail, or in a player's form to a body whose case has no player yet.
 */
export function astray(mail: AgentsMail, { steps }: CarriedOut, use: UseOfWords): Saying | null {
  const { ticket } = mail;
  if (use === 'submission') return submissionAstray(mail);
  if (ticket.queue !== 'outside-bodies') return null;
  const effects = steps.flatMap((step) => (step.kind === 'done' ? [step.effect] : []));
  const letters = effects.flatMap((one) => [...one.letters, ...(one.preview ? [one.preview] : [])]);
  const isToPlayer = ({ to }: LetterOrder): boolean => to.address === ticket.player.address;
  return TO_PLAYERS.has(use) || letters.some(isToPlayer) ? say('outside.no-player') : null;
}

function submissionAstray(mail: AgentsMail): Saying | null {
  const { by, rulebook } = mail.context;
  if (!mayGive(by, rulebook.bodies.answeredBy)) return say('command.supervisors');
  const address = answeredMail(mail)?.from ?? '';
  return takesNoAnswers(address) ? say('outside.portal', { address }) : null;
}

const TO_PLAYERS: ReadonlySet<UseOfWords> = new Set<UseOfWords>(['reply', 'letter', 'call']);
