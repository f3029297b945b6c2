import { say } from '../sayings/saying.ts';
import { readChoice } from './arguments/choice.ts';
import { command, effect, given, refuse } from './command.ts';

/** `#legal hold REASON` and `#legal hold off`, by supervisors: nothing of this ticket is deleted while a court may ask. */
export const legalHold = command<string | null>({
  name: 'legal-hold',
  words: { en: ['legal hold', 'litigation hold'], fr: ['conservation'], fa: ['نگهداری حقوقی'] },
  grammar: { en: 'REASON | off', fr: 'RAISON | non', fa: 'علت | لغو' },
  does: say('help.legal-hold'),
  role: 'supervisor',
  uses: 'reply',
  fields: ['reason'],
  read: (rest, { reason }) => {
    const why = reason ?? rest.trim();
    if (why === '') return refuse(say('legal-hold.reason'));
    return given(readChoice(why, OFF)?.rest === '' ? null : why);
  },
  plan: ({ work }, reason, { by }) => {
    if (reason === null && work.litigation === null) return refuse(say('legal-hold.not'));
    return effect(reason === null ? say('legal-hold.lifted') : say('legal-hold.done'), {
      events: [{ kind: 'litigation-held', by: by.id, reason }],
    });
  },
});

const OFF = { off: ['none', 'non', 'lever', 'لغو', 'آزاد'] } as const;
