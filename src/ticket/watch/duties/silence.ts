import { addSpan } from '../../deadlines/deadlines.ts';
import type { Waiting } from '../../states/life.ts';
import type { Ticket } from '../../ticket.ts';
import { automationFor } from '../automation.ts';
import { later } from '../clocks.ts';
import { type Duty, duty, letterTo } from '../duty.ts';
import type { Look } from '../look.ts';

/**
 * While the player is silent: reminders, the last of them with the date of closing, then the closing (complaints.md 5.5,
 * 5.7). Nothing is closed that was not announced, however long the watcher slept.
 */
export function silence(ticket: Ticket, look: Look): readonly Duty[] {
  const { status, stage, life } = ticket;
  if (status !== 'waiting-for-player' || stage === 'dispute' || life.waiting === null) return [];
  if (automationFor(ticket, look) !== 'everything') return [];
  const { waiting } = life;
  const next = nextReminder(waiting, look);
  return next === null ? [closing(ticket, waiting, look)] : [reminder(ticket, waiting, next, look)];
}

interface Reminder {
  /** 1 for the first. */
  readonly number: number;
  readonly dueAt: Date;
}

/** The next reminder; of several that are overdue the last one stands for all. */
function nextReminder({ since, reminders }: Waiting, { now, followUps, calendar }: Look): Reminder | null {
  const all = followUps.evidence.reminders.map((span, index) => ({
    number: index + 1,
    dueAt: addSpan(new Date(since), span, calendar),
  }));
  const left = all.filter(({ number }) => number > reminders);
  return left.findLast(({ dueAt }) => dueAt <= now) ?? left[0] ?? null;
}

function reminder(ticket: Ticket, waiting: Waiting, { number, dueAt }: Reminder, look: Look): Duty {
  const notice = addSpan(look.now, look.followUps.evidence.noticeOfClosing, look.calendar);
  const closeAt = later(new Date(waiting.closeAt), notice).toISOString();
  return duty('reminder', 'news', dueAt, {
    events: [{ kind: 'reminded', number, closeAt }],
    letter: letterTo(ticket, 'reminder'),
  });
}

function closing(ticket: Ticket, { closeAt }: Waiting, { now, followUps, calendar }: Look): Duty {
  const reopenUntil = addSpan(now, followUps.reopenWithin, calendar).toISOString();
  return duty('closing', 'change', new Date(closeAt), {
    events: [{ kind: 'closed', by: 'desk', reason: 'inactive', reopenUntil }],
    letter: letterTo(ticket, 'closed-inactive'),
  });
}
