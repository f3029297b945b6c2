import { say } from '../sayings/saying.ts';
import { command, effect, given } from './command.ts';

/**
 * `#send-anyway`: the words below go to the player in spite of what the guard found, where the house allows it. Without
 * words below it sends the mail of the writer that is held.
 */
export const sendAnyway = command<null>({
  name: 'send-anyway',
  words: {
    en: ['send-anyway', 'force'],
    fr: ['envoyer-quand-même', 'forcer'],
    fa: ['بفرست', 'به هر حال بفرست'],
  },
  grammar: { en: '', fr: '', fa: '' },
  does: say('help.send-anyway'),
  role: 'agent',
  uses: 'reply',
  fields: [],
  read: () => given(null),
  plan: () => effect(say('send-anyway.done'), { asks: 'send-anyway' }),
});
