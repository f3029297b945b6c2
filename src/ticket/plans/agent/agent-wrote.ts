import { carryOut, type CarriedOut } from '../../commands/carry-out.ts';
import type { CommandContext } from '../../commands/context.ts';
import { readCommandMail } from '../../commands/read-mail.ts';
import type { AgentWrote } from '../../occurrence.ts';
import { say } from '../../sayings/saying.ts';
import type { Ticket } from '../../ticket.ts';
import type { AgentPlan, AgentsMail } from './agents-mail.ts';
import { goesOrIsHeld } from './goes-or-is-held.ts';
import { hold } from './hold.ts';
import { released } from './released.ts';

/**
 * Commands of the first lines are carried out and the words below go to the player: all of it, or nothing. One command
 * that cannot be carried out, or one objection of the guard, holds the whole mail, and its writer is told.
 */
export function planForAgent(occurrence: AgentWrote, ticket: Ticket, context: CommandContext): AgentPlan {
  const written = readCommandMail(context.mail.text);
  const mail: AgentsMail = { occurrence, ticket, written, context: { ...context, text: written.text } };
  const into = ticket.life.mergedInto;
  if (into !== null) return hold(mail, [], [{ why: say('proof.merged', { reference: into }), release: 'nobody' }]);
  const carried = carryOut(written.commands, ticket, mail.context);
  const refused = carried.steps.filter((step) => step.kind === 'refused');
  if (refused.length > 0) {
    return hold(
      mail,
      carried.steps,
      refused.map(({ why }) => ({ why, release: 'agent' })),
    );
  }
  const insists = asksFor('send-anyway', carried);
  if (asksFor('release-held', carried) || (insists && written.text === '')) return released(mail, carried);
  return goesOrIsHeld(mail, carried, insists ? 'insisted' : 'first-time');
}

function asksFor(what: 'send-anyway' | 'release-held', { steps }: CarriedOut): boolean {
  return steps.some((step) => step.kind === 'done' && step.effect.asks === what);
}
