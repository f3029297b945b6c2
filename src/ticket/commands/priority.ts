import { withWesternDigits } from '../../mail/secrets/digits.ts';
import { say } from '../sayings/saying.ts';
import type { Priority } from '../ticket.ts';
import { readChoice } from './arguments/choice.ts';
import { command, effect, given, refuse } from './command.ts';

/** `#priority P2 [REASON]`: P1 to P4, `۱` to `۴`, or urgent, high, normal, low. */
export const priority = command<{ readonly to: Priority; readonly reason: string }>({
  name: 'priority',
  words: { en: ['priority'], fr: ['priorité'], fa: ['اولویت'] },
  grammar: { en: 'P1 | P2 | P3 | P4 [REASON]', fr: 'P1 | P2 | P3 | P4 [RAISON]', fa: 'P1 | P2 | P3 | P4 [علت]' },
  does: say('help.priority'),
  role: 'agent',
  uses: 'reply',
  fields: [],
  read: (rest) => {
    const chosen = readChoice(withWesternDigits(rest), LEVELS);
    if (!chosen) return refuse(say('priority.unknown', { written: rest.slice(0, 80) || '–' }));
    return given({ to: chosen.value, reason: chosen.rest });
  },
  plan: (_ticket, { to, reason }, { by }) =>
    effect(say('priority.done', { priority: to }), {
      events: [{ kind: 'priority-set', by: by.id, priority: to, reason }],
    }),
});

const LEVELS: Readonly<Record<Priority, readonly string[]>> = {
  P1: ['1', 'urgent', 'critical', 'critique', 'urgente', 'فوری'],
  P2: ['2', 'high', 'haute', 'élevée', 'زیاد', 'بالا'],
  P3: ['3', 'normal', 'normale', 'عادی', 'معمولی'],
  P4: ['4', 'low', 'basse', 'faible', 'کم', 'پایین'],
};
