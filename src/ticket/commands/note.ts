import { say } from '../sayings/saying.ts';
import { command, effect, given } from './command.ts';

/**
 * `#note` and the words below: internal, whatever address they were sent to.
 * `#note CALL THE BANK` on one line is a note too.
 */
export const note = command<string>({
  name: 'note',
  words: { en: ['note', 'internal', 'private'], fr: ['note', 'interne'], fa: ['یادداشت', 'داخلی'] },
  grammar: { en: '[WORDS]', fr: '[TEXTE]', fa: '[متن]' },
  does: say('help.note'),
  role: 'agent',
  uses: 'note',
  fields: [],
  read: given,
  plan: () => effect(say('note.done'), {}),
});
