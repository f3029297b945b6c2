import { type Saying, say } from '../sayings/saying.ts';
import { waitingMails } from '../states/outside.ts';
import type { Ticket } from '../ticket.ts';

/** Where a ticket stands, line by line, for its agents. */
export function standingOf(ticket: Ticket): readonly Saying[] {
  const { reference, status, stage, priority, category, flags, assignee, deadlines, evidence, life, work } = ticket;
  const due = (['firstResponse', 'nextUpdate', 'decision', 'regulator'] as const).flatMap((name) => {
    const at = deadlines[name];
    return at === undefined ? [] : [say(`shown.deadline.${name}`, { at })];
  });
  const held = work.held.filter((one) => one.state === 'waiting').map(({ at }) => say('shown.held', { at }));
  return [
    say('shown.state', {
      reference,
      status: say(`status.${status}`),
      stage: say(`stage.${stage}`),
      priority,
      category,
    }),
    ...(flags.length > 0 ? [say('shown.flags', { flags: flags.join(', ') })] : []),
    assignee === null ? say('shown.unassigned') : say('shown.assignee', { name: assignee }),
    ...due,
    ...waitingMails(life.outside).map(({ body, answerBy }) => say('shown.outside-waits', { body, at: answerBy })),
    ...(life.waiting
      ? [say('shown.waiting', { items: life.waiting.items.join(', '), at: life.waiting.answerBy })]
      : []),
    ...(life.hold ? [say('shown.hold', { party: life.hold.party, at: life.hold.until })] : []),
    ...(evidence.present.length > 0
      ? [say('shown.present', { items: evidence.present.map(({ item }) => item).join(', ') })]
      : []),
    ...(evidence.missing.length > 0 ? [say('shown.missing', { items: evidence.missing.join(', ') })] : []),
    ...held,
    ...(work.litigation ? [say('shown.legal-hold', { reason: work.litigation.reason, at: work.litigation.at })] : []),
    ...(work.blocked ? [say('shown.blocked', { reason: work.blocked.reason, at: work.blocked.at })] : []),
  ];
}
