import { say } from '../sayings/saying.ts';
import { command, effect, given } from './command.ts';

/** `#release-held`: the held mail of the writer goes as it is, without the commands that were not understood. */
export const releaseHeld = command<null>({
  name: 'release-held',
  words: {
    en: ['release-held', 'send-held'],
    fr: ['envoyer-retenu', 'libérer-retenu'],
    fa: ['آزاد کن', 'ارسال نگه داشته'],
  },
  grammar: { en: '', fr: '', fa: '' },
  does: say('help.release-held'),
  role: 'agent',
  uses: 'none',
  fields: [],
  read: () => given(null),
  plan: () => effect(say('release-held.done'), { asks: 'release-held' }),
});
