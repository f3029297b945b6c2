import { say } from '../sayings/saying.ts';
import { deadlinesOf } from '../deadlines/deadlines.ts';
import { command, effect, given } from './command.ts';
import { refuseMove } from './state.ts';

/** `#reopen [REASON]`: a new clock for the decision starts; the regulator's keeps its first date (complaints.md 6.3). */
export const reopen = command<string>({
  name: 'reopen',
  words: { en: ['reopen'], fr: ['rouvrir'], fa: ['بازگشایی', 'باز کردن'] },
  grammar: { en: '[REASON]', fr: '[RAISON]', fa: '[علت]' },
  does: say('help.reopen'),
  role: 'agent',
  uses: 'reply',
  fields: ['reason'],
  read: (rest, { reason }) => given(reason ?? rest.trim()),
  plan: (ticket, why, { by, now, profile, calendar }) => {
    const refusal = refuseMove(ticket, 'reopened');
    if (refusal) return refusal;
    const { category, flags, subtype, facts } = ticket;
    const { decision, nextUpdate } = deadlinesOf({
      category,
      flags,
      subtype,
      facts,
      receivedAt: now,
      profile,
      calendar,
    });
    const deadlines = { decision: decision.toISOString(), nextUpdate: nextUpdate.toISOString() };
    return effect(say('reopen.done'), { events: [{ kind: 'reopened', by: by.id, why, deadlines }] });
  },
});
