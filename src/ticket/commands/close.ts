import { addSpan } from '../deadlines/deadlines.ts';
import { say } from '../sayings/saying.ts';
import { waitingMails } from '../states/outside.ts';
import type { ClosingReason } from '../states/life-event.ts';
import { type Choices, readChoice } from './arguments/choice.ts';
import { command, effect, given, refuse } from './command.ts';
import { toPlayer } from './orders.ts';
import { refuseMove } from './state.ts';

/**
 * `#close [REASON]`: after a decision no reason is needed. Without one a complaint closes only as withdrawn, as no
 * complaint, because the player was asked and never answered, or as an outside body decided; it cannot just vanish
 * nor while an outside body waits.
 */
export const close = command<Closing | null>({
  name: 'close',
  words: { en: ['close', 'closed'], fr: ['fermer', 'clore', 'clôturer', 'fermé'], fa: ['بستن', 'بسته'] },
  grammar: {
    en: '[withdrawn | no-complaint | inactive | accepted | outside-body]',
    fr: '[retirée | sans-objet | inactif | acceptée | médiateur]',
    fa: '[انصراف | بی‌مورد | بی‌پاسخ | پذیرفته | نهاد بیرونی]',
  },
  does: say('help.close'),
  role: 'agent',
  uses: 'reply',
  fields: [],
  read: (rest) => {
    if (rest.trim() === '') return given(null);
    const chosen = readChoice(rest, REASONS);
    if (chosen) return given(chosen.value);
    return refuse(say('close.unknown', { written: rest.slice(0, 80), reasons: Object.keys(REASONS).join(', ') }));
  },
  plan: (ticket, asked, { by, now, calendar, rulebook }) => {
    const refusal = refuseMove(ticket, 'closed');
    if (refusal) return refusal;
    const reason = asked ?? (ticket.life.decisions.length > 0 ? 'no-objection' : null);
    if (reason === null) return refuse(say('close.reason'));
    if (reason === 'accepted' && ticket.life.decisions.length === 0) return refuse(say('close.reason'));
    if (waitingMails(ticket.life.outside).length > 0) return refuse(say('close.outside'));
    if (reason === 'outside-body' && ticket.stage !== 'dispute') return refuse(say('close.dispute'));
    if (reason === 'inactive' && ticket.life.waiting === null) return refuse(say('close.inactive'));
    const reopenUntil = addSpan(now, rulebook.followUps.reopenWithin, calendar).toISOString();
    const letter = LETTERS[reason];
    return effect(say('close.done', { reason }), {
      events: [{ kind: 'closed', by: by.id, reason, reopenUntil }],
      letters: letter === undefined ? [] : [toPlayer(ticket, letter)],
    });
  },
});

type Closing = Extract<
  ClosingReason,
  'withdrawn' | 'no-complaint' | 'inactive' | 'accepted' | 'outside-body' | 'no-objection'
>;

const REASONS: Choices<Exclude<Closing, 'no-objection'>> = {
  withdrawn: ['withdrawal', 'retirée', 'retrait', 'انصراف', 'پس گرفته'],
  'no-complaint': ['no complaint', 'spam', 'sans objet', 'بی‌مورد', 'بی مورد'],
  inactive: ['inactif', 'inactive', 'sans réponse', 'بی‌پاسخ', 'بی پاسخ'],
  accepted: ['acceptée', 'accepté', 'پذیرفته'],
  'outside-body': ['outside body', 'médiateur', 'organisme extérieur', 'نهاد بیرونی'],
};

const LETTERS: Readonly<Partial<Record<Closing, string>>> = { withdrawn: 'withdrawn', inactive: 'closed-inactive' };
