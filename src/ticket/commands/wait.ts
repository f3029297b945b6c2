import { THIRD_PARTIES, type ThirdParty } from '../../rulebook/phrases.ts';
import { addSpan } from '../deadlines/deadlines.ts';
import { type Saying, say } from '../sayings/saying.ts';
import { type Choices, readChoice } from './arguments/choice.ts';
import { readDay } from './arguments/day.ts';
import { askedNow } from './asked.ts';
import { command, effect, given, refuse } from './command.ts';
import type { CommandContext } from './context.ts';
import { refuseMove } from './state.ts';

/**
 * `#wait player [until DAY | N days] [REASON]`, `#wait WHOM [until DAY | N days] REASON`: for the player, whose silence
 * stops the clock of the decision, or for a third party, whose silence does not (complaints.md 6.3).
 */
export const wait = command<Waiting>({
  name: 'wait',
  words: { en: ['wait', 'hold', 'pending'], fr: ['attendre', 'attente'], fa: ['انتظار', 'منتظر'] },
  grammar: {
    en: 'player | bank | payment-provider | game-provider | verification-team | third-party [DAY | N days] REASON',
    fr: 'joueur | banque | paiement | jeu | vérification | tiers [JOUR | N jours] RAISON',
    fa: 'بازیکن | بانک | پرداخت | بازی | احراز | دیگری [تاریخ | N روز] علت',
  },
  does: say('help.wait'),
  role: 'agent',
  uses: 'reply',
  fields: ['reason'],
  read: (rest, fields, context) => {
    const whom = readChoice(rest.replace(FOR, ''), WHOM);
    if (!whom) return refuse(say('wait.whom', { parties: ['player', ...THIRD_PARTIES].join(', ') }));
    const day = readDay(whom.rest, context.now, context.calendar);
    const reason = fields.reason ?? (day?.rest ?? whom.rest).trim();
    if (whom.value !== 'player' && reason === '') return refuse(say('wait.reason'));
    const until = day?.at ?? addSpan(context.now, longest(whom.value, context), context.calendar);
    const impossible = refuseDay(until, whom.value, context);
    return impossible ? refuse(impossible) : given({ whom: whom.value, until, reason });
  },
  plan: (ticket, { whom, until, reason }, context) => {
    const refusal = refuseMove(ticket, whom === 'player' ? 'player-asked' : 'held');
    if (refusal) return refusal;
    const instant = until.toISOString();
    const asked = { ...askedNow(reason === '' ? [] : [reason], context), answerBy: instant };
    const held = { kind: 'held', by: context.by.id, party: whom, reason, until: instant } as const;
    return effect(say('wait.done', { whom, until: instant }), {
      events: [held.party === 'player' ? asked : { ...held, party: held.party }],
    });
  },
});

interface Waiting {
  readonly whom: 'player' | ThirdParty;
  readonly until: Date;
  readonly reason: string;
}

const FOR = /^\s*(?:for|pour|برای)\s+/u;

const WHOM: Choices<'player' | ThirdParty> = {
  player: ['customer', 'joueur', 'joueuse', 'client', 'بازیکن', 'مشتری', 'کاربر'],
  'payment-provider': ['payment', 'psp', 'provider', 'paiement', 'prestataire', 'پرداخت'],
  'game-provider': ['game', 'jeu', 'fournisseur', 'بازی'],
  bank: ['banque', 'la banque', 'بانک'],
  'verification-team': ['verification', 'kyc', 'vérification', 'احراز', 'احراز هویت'],
  'third-party': ['third party', 'other', 'tiers', 'autre', 'دیگری', 'شخص ثالث'],
};

function longest(whom: Waiting['whom'], { rulebook }: CommandContext) {
  const { evidence, holdAtMost } = rulebook.followUps;
  return whom === 'player' ? evidence.answerWithin : holdAtMost;
}

/** A player may be given until the ticket would be closed; a third party no longer than the rules allow. */
function refuseDay(until: Date, whom: Waiting['whom'], { now, calendar, rulebook }: CommandContext): Saying | null {
  const day = until.toISOString();
  if (until <= now) return say('day.past', { day });
  const { evidence, holdAtMost } = rulebook.followUps;
  const latest = addSpan(now, whom === 'player' ? evidence.closeAfter : holdAtMost, calendar);
  return until.getTime() - latest.getTime() > DAY ? say('day.too-far', { day, latest: latest.toISOString() }) : null;
}

const DAY = 86_400_000;
