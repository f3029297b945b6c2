import { memberById } from '../../rulebook/staff.ts';
import { say } from '../sayings/saying.ts';
import type { Check } from './check.ts';

/**
 * Somebody else wrote to the player after what this agent had read: two answers to one question contradict each other
 * sooner or later (field notes, D13).
 */
export const unseenAnswer: Check = {
  name: 'unseen-answer',
  find: (_outgoing, { ticket, by, staff, seenUntil }) => {
    const missed = ticket.work.wrote.findLast(
      (mail) => mail.by !== by.id && TO_PLAYER.has(mail.use) && mail.at > seenUntil,
    );
    if (!missed) return [];
    const name = memberById(staff, missed.by)?.publicName ?? missed.by;
    return [say('guard.unseen', { name, at: missed.at, words: missed.text.slice(0, 300) })];
  },
};

const TO_PLAYER: ReadonlySet<string> = new Set(['reply', 'letter', 'call']);
