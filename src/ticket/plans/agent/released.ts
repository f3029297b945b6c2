import { carryOut, type CarriedOut, transcriptOf } from '../../commands/carry-out.ts';
import { mayGive } from '../../commands/command.ts';
import { toMember } from '../../commands/orders.ts';
import { readCommandMail } from '../../commands/read-mail.ts';
import { type Saying, say } from '../../sayings/saying.ts';
import { TO_PLAYER } from '../../work/channel.ts';
import type { HeldReply } from '../../work/work.ts';
import type { AgentPlan, AgentsMail } from './agents-mail.ts';
import { goes } from './goes.ts';
import { goesOrIsHeld, mayInsist } from './goes-or-is-held.ts';
import { hold } from './hold.ts';

/**
 * The held mail of the writer, sent after all; a supervisor may send anybody's. Its commands are carried out as far as
 * they can be, those that cannot are dropped. The guard reads it again, for the ticket may have changed.
 */
export function released(mail: AgentsMail, asking: CarriedOut): AgentPlan {
  const held = heldFor(mail);
  if (mail.written.text !== '') {
    return hold(mail, asking.steps, [{ why: say('release-held.words'), release: 'agent' }]);
  }
  const why = held ? refusalOf(held, mail) : say('release-held.none');
  if (!held || why) return refused(mail, asking, why ?? say('release-held.none'));
  const plan = sendingAgain(held, mail);
  if (plan.events.some(({ kind }) => kind === 'reply-held')) return plan;
  return { ...plan, events: [{ kind: 'reply-released', by: mail.context.by.id, number: held.number }, ...plan.events] };
}

function heldFor({ ticket, context }: AgentsMail): HeldReply | null {
  const waiting = ticket.work.held.filter(({ state }) => state === 'waiting');
  const own = waiting.findLast(({ by }) => by === context.by.id);
  return own ?? (mayGive(context.by, 'supervisor') ? (waiting.at(-1) ?? null) : null);
}

function refusalOf({ release, attachments }: HeldReply, { context }: AgentsMail): Saying | null {
  if (release === 'nobody') return say('send-anyway.firm');
  if (!mayInsist(context.by, release)) return say('send-anyway.supervisor');
  return attachments.length > 0 ? say('release-held.attachments') : null;
}

/** The held mail stays as it is, and the writer is told why. */
function refused({ context }: AgentsMail, { steps }: CarriedOut, why: Saying): AgentPlan {
  const lines = transcriptOf(steps, 'held').map((line) => ({ ...line, result: 'refused' as const, said: why }));
  return {
    events: [],
    letters: [toMember(context.by, 'agent-transcript', { kind: 'transcript', lines, held: null, sent: 'nothing' })],
    elsewhere: [],
  };
}

function sendingAgain(held: HeldReply, { ticket, occurrence, context }: AgentsMail): AgentPlan {
  const { commands } = readCommandMail(held.commands.join('\n'));
  const again = { ...context, text: held.text };
  const tried = carryOut(commands, ticket, again);
  const good = tried.steps.flatMap((step) => (step.kind === 'done' ? [step.written] : []));
  const going = { ...occurrence, channel: held.channel ?? TO_PLAYER };
  const kept: AgentsMail = { occurrence: going, ticket, context: again, written: { commands: good, text: held.text } };
  const carried = carryOut(good, ticket, again);
  if (!held.letter) return goesOrIsHeld(kept, carried, 'insisted');
  const plan = goes(kept, carried, 'none');
  return { ...plan, letters: [held.letter, ...plan.letters] };
}
