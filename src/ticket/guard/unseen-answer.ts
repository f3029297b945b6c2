import { memberById } from '../../rulebook/staff.ts';
import { say } from '../sayings/saying.ts';
import type { UseOfWords } from '../work/work-event.ts';
import type { Check } from './check.ts';

/**
 * Somebody else wrote to the player after what this agent had read: two answers to one question contradict each other
 * sooner or later (field notes, D13).
 */
export const unseenAnswer: Check = {
  name: 'unseen-answer',
  find: ({ use }, { ticket, by, staff, seenUntil }) => {
    const missed = ticket.work.wrote.findLast(
      (mail) => mail.by !== by.id && isToSame(mail.use, use) && mail.at > seenUntil,
    );
    if (!missed) return [];
    const name = memberById(staff, missed.by)?.publicName ?? missed.by;
    const key = use === 'submission' ? 'guard.unseen-submission' : 'guard.unseen';
    return [say(key, { name, at: missed.at, words: missed.text.slice(0, 300) })];
  },
};

function isToSame(before: UseOfWords, use: UseOfWords): boolean {
  return use === 'submission' ? before === use : TO_PLAYER.has(before);
}

const TO_PLAYER: ReadonlySet<UseOfWords> = new Set<UseOfWords>(['reply', 'letter', 'call']);
