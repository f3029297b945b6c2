import { say } from '../sayings/saying.ts';
import { standingOf } from '../work/standing.ts';
import { command, effect, given } from './command.ts';

/** `#status`: where the ticket stands, what is promised by when, what is missing. */
export const status = command<null>({
  name: 'status',
  words: { en: ['status'], fr: ['statut', 'état'], fa: ['وضعیت'] },
  grammar: { en: '', fr: '', fa: '' },
  does: say('help.status'),
  role: 'agent',
  uses: 'none',
  fields: [],
  read: () => given(null),
  plan: (ticket) => effect(say('show.status', { reference: ticket.reference }), { shows: standingOf(ticket) }),
});
