import type { CarriedOut } from '../../commands/carry-out.ts';
import { mayGive } from '../../commands/command.ts';
import type { LetterOrder } from '../../plan.ts';
import { type Saying, say } from '../../sayings/saying.ts';
import type { UseOfWords } from '../../work/work-event.ts';
import type { AgentsMail } from './agents-mail.ts';

/**
 * Why words would go where their writer may not send them, or null: to an outside body by somebody who does not speak
 * for the house there, or in a player's form to a body whose case has no player yet.
 */
export function astray({ ticket, context }: AgentsMail, { steps }: CarriedOut, use: UseOfWords): Saying | null {
  const { by, rulebook } = context;
  if (use === 'submission') return mayGive(by, rulebook.bodies.answeredBy) ? null : say('command.supervisors');
  if (ticket.queue !== 'outside-bodies') return null;
  const effects = steps.flatMap((step) => (step.kind === 'done' ? [step.effect] : []));
  const letters = effects.flatMap((one) => [...one.letters, ...(one.preview ? [one.preview] : [])]);
  const isToPlayer = ({ to }: LetterOrder): boolean => to.address === ticket.player.address;
  return TO_PLAYERS.has(use) || letters.some(isToPlayer) ? say('outside.no-player') : null;
}

const TO_PLAYERS: ReadonlySet<UseOfWords> = new Set<UseOfWords>(['reply', 'letter', 'call']);
