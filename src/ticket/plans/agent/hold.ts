import { memberById, type StaffMember } from '../../../rulebook/staff.ts';
import { type Step, transcriptOf } from '../../commands/carry-out.ts';
import { toMember } from '../../commands/orders.ts';
import { type Objection, strictest } from '../../guard/guard.ts';
import type { LetterOrder } from '../../plan.ts';
import type { HeldReply } from '../../work/work.ts';
import type { AgentPlan, AgentsMail } from './agents-mail.ts';

/** Nothing of the mail is done and nothing is lost: it is kept with the reasons, and its writer gets it back. */
export function hold(mail: AgentsMail, steps: readonly Step[], objections: readonly Objection[]): AgentPlan {
  const { context, written, ticket, occurrence } = mail;
  const { by, now, mail: received } = context;
  const reply: HeldReply = {
    number: ticket.work.held.length + 1,
    by: by.id,
    at: now.toISOString(),
    messageId: received.messageId,
    text: written.text,
    commands: written.commands.map(({ lines }) => lines),
    attachments: received.attachments,
    reasons: objections.map(({ why }) => why),
    release: strictest(objections.map(({ release }) => release)),
    letter: previewIn(steps),
    channel: occurrence.channel,
    state: 'waiting',
  };
  const lines = transcriptOf(steps, 'held');
  return {
    events: [{ kind: 'reply-held', reply }],
    letters: [
      toMember(by, 'agent-held', {
        kind: 'transcript',
        lines,
        held: reply,
        sent: 'nothing',
        channel: occurrence.channel,
      }),
      ...missedAnswers(mail, reply),
    ],
    elsewhere: [],
  };
}

function previewIn(steps: readonly Step[]): LetterOrder | null {
  for (const step of steps) if (step.kind === 'done' && step.effect.preview) return step.effect.preview;
  return null;
}

/** Of two agents who answer at once both are told (field notes, D13). */
function missedAnswers({ context, ticket }: AgentsMail, { reasons, text }: HeldReply): readonly LetterOrder[] {
  if (!reasons.some(({ key }) => key === 'guard.unseen')) return [];
  const { by, staff } = context;
  const last = ticket.work.wrote.findLast((one) => one.by !== by.id && one.use !== 'note' && one.use !== 'none');
  const other: StaffMember | null = last ? memberById(staff, last.by) : null;
  return other ? [toMember(other, 'agent-copy', { kind: 'copy', by: by.id, what: 'held', text })] : [];
}
