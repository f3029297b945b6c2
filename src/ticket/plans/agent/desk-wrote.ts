import { carryOut, transcriptOf } from '../../commands/carry-out.ts';
import type { CommandContext } from '../../commands/context.ts';
import { toMember } from '../../commands/orders.ts';
import { readCommandMail } from '../../commands/read-mail.ts';
import type { TranscriptLine } from '../../particulars.ts';
import type { Plan } from '../../plan.ts';
import { say } from '../../sayings/saying.ts';
import type { AgentPlan } from './agents-mail.ts';

/**
 * A mail to the desk's own address, on no ticket: a list, help, somebody else's words to take in. Words that no command
 * uses have nowhere to go, and a command that cannot be carried out undoes all others; the writer is told either way.
 */
export function planForDesk(context: CommandContext): Pick<AgentPlan, 'elsewhere'> & Pick<Plan, 'letters'> {
  const { commands, text } = readCommandMail(context.mail.text);
  const { steps } = carryOut(commands, null, { ...context, text });
  const used = steps.some((step) => step.kind === 'done' && step.command.uses === 'forwarded');
  const astray = text !== '' && !used ? [nowhere(text)] : [];
  const isHeld = astray.length > 0 || steps.some(({ kind }) => kind === 'refused');
  const lines = [...transcriptOf(steps, isHeld ? 'held' : 'done'), ...astray];
  const effects = steps.flatMap((step) => (step.kind === 'done' ? [step.effect] : []));
  return {
    letters: [toMember(context.by, 'agent-transcript', { kind: 'transcript', lines, held: null, sent: 'nothing' })],
    elsewhere: isHeld ? [] : effects.flatMap(({ elsewhere }) => elsewhere),
  };
}

function nowhere(text: string): TranscriptLine {
  const [command = ''] = text.split('\n');
  return { command: command.slice(0, 80), result: 'refused', said: say('command.needs-ticket'), shows: [] };
}
