import type { Term } from '../../rulebook/terms.ts';
import type { Outcome } from '../decision/decision.ts';
import { say } from '../sayings/saying.ts';
import { readChoice } from './arguments/choice.ts';
import { readTermNames, termsOn } from './arguments/terms.ts';
import { command, effect, given, refuse } from './command.ts';
import { decisionFrom } from './decision-from.ts';
import { toPlayer } from './orders.ts';
import { OUTCOME_WORDS } from './outcome.ts';
import { refuseMove } from './state.ts';

/**
 * `#final OUTCOME`, with the lines `reason:`, `terms:` (`7.2, 9.5`) and `action:` below it, then the findings in the
 * agent's own words. Each term is quoted in the version that was in force when the complaint came. What is missing is
 * told by the guard, which reads the whole letter.
 */
export const final = command<Final>({
  name: 'final',
  words: { en: ['final', 'decision'], fr: ['final', 'finale', 'décision'], fa: ['نهایی', 'تصمیم'] },
  grammar: {
    en: 'upheld | partly-upheld | rejected',
    fr: 'fondée | partiellement | rejetée',
    fa: 'وارد | تا حدی | رد',
  },
  does: say('help.final'),
  role: 'agent',
  uses: 'letter',
  fields: ['reason', 'terms', 'action'],
  read: (rest, { reason, terms, action }, context) => {
    const chosen = readChoice(rest, OUTCOME_WORDS);
    if (!chosen) return refuse(say('final.outcome'));
    if (chosen.value === 'withdrawn') return refuse(say('final.withdrawn'));
    const named = readTermNames(terms ?? '', context);
    if (named.kind === 'refusal') return named;
    const reasons = reason ?? chosen.rest;
    return given({
      outcome: chosen.value,
      reasons,
      terms: named.given,
      action: action === '' ? null : (action ?? null),
    });
  },
  plan: (ticket, written, context) => {
    const refusal = refuseMove(ticket, 'decided');
    if (refusal) return refusal;
    const terms = termsOn(ticket.openedAt, written.terms);
    if (terms.kind === 'refusal') return terms;
    const decision = decisionFrom(ticket, { ...written, terms: terms.given }, context);
    return effect(say('final.done', { outcome: say(`outcome.${written.outcome}`) }), {
      events: [{ kind: 'decided', by: context.by.id, decision }],
      letters: [toPlayer(ticket, 'final-response')],
    });
  },
});

interface Final {
  readonly outcome: Exclude<Outcome, 'withdrawn'>;
  readonly reasons: string;
  readonly terms: readonly Term[];
  readonly action: string | null;
}
