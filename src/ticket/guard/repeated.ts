import { say } from '../sayings/saying.ts';
import type { Check } from './check.ts';

/** The very words that this agent sent to this player, or to an outside body, before: sent twice by a mail program, or replayed by somebody. */
export const repeated: Check = {
  name: 'repeated',
  find: ({ text, use }, { ticket, by }) => {
    const wanted = formOf(text);
    if ((use !== 'reply' && use !== 'submission') || wanted === '') return [];
    const before = ticket.work.wrote.find(
      (mail) => mail.by === by.id && mail.use === use && formOf(mail.text) === wanted,
    );
    return before
      ? [say(use === 'submission' ? 'guard.repeated-submission' : 'guard.repeated', { at: before.at })]
      : [];
  },
};

function formOf(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}
