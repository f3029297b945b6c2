import type { Outcome } from '../decision/decision.ts';
import { say } from '../sayings/saying.ts';
import { readChoice } from './arguments/choice.ts';
import { command, effect, given, refuse } from './command.ts';
import { decisionFrom } from './decision-from.ts';
import { OUTCOME_WORDS } from './outcome.ts';
import { refuseMove } from './state.ts';

/**
 * `#resolve upheld [REASON]`: ends what the player was right about; the words below go to the player as a reply. Anything
 * less than upheld needs `#final`, for then the player must read reasons, terms and the way to an appeal.
 */
export const resolve = command<{ readonly outcome: Outcome; readonly reason: string }>({
  name: 'resolve',
  words: { en: ['resolve', 'resolved', 'solve', 'solved'], fr: ['résoudre', 'résolu', 'résolue'], fa: ['حل', 'حل شد'] },
  grammar: { en: 'upheld [REASON]', fr: 'fondée [RAISON]', fa: 'وارد [علت]' },
  does: say('help.resolve'),
  role: 'agent',
  uses: 'reply',
  fields: ['reason', 'action'],
  read: (rest, { reason }) => {
    const chosen = readChoice(rest, OUTCOME_WORDS);
    if (!chosen) return refuse(say('resolve.outcome'));
    if (chosen.value === 'withdrawn') return refuse(say('final.withdrawn'));
    if (chosen.value !== 'upheld') {
      return refuse(say('resolve.needs-final', { outcome: say(`outcome.${chosen.value}`) }));
    }
    return given({ outcome: chosen.value, reason: reason ?? chosen.rest });
  },
  plan: (ticket, { outcome, reason }, context) => {
    const refusal = refuseMove(ticket, 'decided');
    if (refusal) return refusal;
    const written = { outcome, reasons: reason, terms: [], action: null };
    return effect(say('resolve.done', { outcome: say(`outcome.${outcome}`) }), {
      events: [{ kind: 'decided', by: context.by.id, decision: decisionFrom(ticket, written, context) }],
    });
  },
});
