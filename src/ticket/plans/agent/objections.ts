import type { CarriedOut } from '../../commands/carry-out.ts';
import { type Objection, objectionsTo } from '../../guard/guard.ts';
import type { UseOfWords } from '../../work/work-event.ts';
import { answeredNotice } from '../../work/proof.ts';
import type { AgentsMail } from './agents-mail.ts';

/** Why this mail should not go as it is: what the guard finds in words for the player, and letters to look at first. */
export function objectionsOf(mail: AgentsMail, { steps }: CarriedOut, use: UseOfWords): readonly Objection[] {
  const effects = steps.flatMap((step) => (step.kind === 'done' ? [step.effect] : []));
  const previews = effects.flatMap(({ preview, said }): readonly Objection[] =>
    preview ? [{ why: said, release: 'agent' }] : [],
  );
  if (use !== 'reply' && use !== 'letter' && use !== 'call' && use !== 'submission') return previews;
  const { occurrence, ticket, written, context } = mail;
  const { by, staff, rulebook, known } = context;
  const decisions = effects.flatMap(({ letters, events }) =>
    letters.some(({ letter }) => letter === 'final-response') ? events : [],
  );
  const decision = decisions.find((event) => event.kind === 'decided')?.decision ?? null;
  const { secrets, language } = occurrence;
  const outgoing = { use, text: written.text, secrets, language, attachments: context.mail.attachments, decision };
  return [...previews, ...objectionsTo(outgoing, { ticket, by, staff, rulebook, known, seenUntil: seenUntil(mail) })];
}

/** The newest mail of ours that this one answers tells what its writer had read; else the player's last mail. */
function seenUntil({ ticket, context }: AgentsMail): string {
  const { ancestors } = context.mail;
  return answeredNotice([...ancestors].reverse(), ticket)?.at ?? ticket.lastPlayerMailAt;
}
