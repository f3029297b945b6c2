import { say } from '../sayings/saying.ts';
import { chronologyOf } from '../work/chronology.ts';
import { command, effect, given } from './command.ts';

/** `#history`: what happened on the ticket so far, notes included, line by line. */
export const history = command<null>({
  name: 'history',
  words: { en: ['history', 'log'], fr: ['historique'], fa: ['تاریخچه'] },
  grammar: { en: '', fr: '', fa: '' },
  does: say('help.history'),
  role: 'agent',
  uses: 'none',
  fields: [],
  read: () => given(null),
  plan: (ticket) =>
    effect(say('show.history', { reference: ticket.reference }), { shows: chronologyOf(ticket, 'with-notes') }),
});
