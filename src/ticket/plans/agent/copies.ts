import { memberById, type StaffMember } from '../../../rulebook/staff.ts';
import { mayGive } from '../../commands/command.ts';
import { toMember } from '../../commands/orders.ts';
import type { CopyOf } from '../../particulars.ts';
import type { LetterOrder } from '../../plan.ts';
import type { Ticket } from '../../ticket.ts';
import type { UseOfWords } from '../../work/work-event.ts';
import type { AgentsMail } from './agents-mail.ts';

/** Whoever else works on the ticket sees what was written: a reply or a call as it went out, a note as a note. */
export function copies(
  ticket: Ticket,
  use: UseOfWords,
  { occurrence, context, written }: AgentsMail,
): readonly LetterOrder[] {
  const what = COPIED[use];
  if (what === null || written.text === '') return [];
  const { by, staff } = context;
  const { channel } = occurrence;
  const involved = [ticket.assignee, ...ticket.work.wrote.map((mail) => mail.by)];
  const others = [...new Set(involved)].filter((id) => id !== null && id !== by.id);
  const letter = what === 'note' ? 'agent-note' : 'agent-copy';
  return others.flatMap((id) => {
    const member = id === null ? null : memberById(staff, id);
    return member && mayRead(member, use, context)
      ? [toMember(member, letter, { kind: 'copy', by: by.id, what, text: written.text, channel })]
      : [];
  });
}

/** What goes to outside bodies is for those who may answer them. */
function mayRead(member: StaffMember, use: UseOfWords, { rulebook }: AgentsMail['context']): boolean {
  return use !== 'submission' || mayGive(member, rulebook.bodies.answeredBy);
}

const COPIED: Readonly<Record<UseOfWords, CopyOf | null>> = {
  reply: 'reply',
  letter: 'letter',
  call: 'call',
  submission: 'submission',
  note: 'note',
  forwarded: null,
  none: null,
};
