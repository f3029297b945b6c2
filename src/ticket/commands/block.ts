import { say } from '../sayings/saying.ts';
import { readChoice } from './arguments/choice.ts';
import { command, effect, given, refuse } from './command.ts';

/** `#block REASON` and `#block off`, by supervisors: mails of this player on this ticket are kept and answered by nobody. */
export const block = command<string | null>({
  name: 'block',
  words: { en: ['block'], fr: ['bloquer'], fa: ['مسدود'] },
  grammar: { en: 'REASON | off', fr: 'RAISON | non', fa: 'علت | لغو' },
  does: say('help.block'),
  role: 'supervisor',
  uses: 'reply',
  fields: ['reason'],
  read: (rest, { reason }) => {
    const why = reason ?? rest.trim();
    if (why === '') return refuse(say('block.reason'));
    return given(readChoice(why, OFF)?.rest === '' ? null : why);
  },
  plan: ({ work }, reason, { by }) => {
    if (reason === null && work.blocked === null) return refuse(say('block.not'));
    return effect(reason === null ? say('block.lifted') : say('block.done'), {
      events: [{ kind: 'blocked', by: by.id, reason }],
    });
  },
});

const OFF = { off: ['none', 'non', 'lever', 'لغو', 'آزاد'] } as const;
