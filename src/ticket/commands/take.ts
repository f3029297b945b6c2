import { say } from '../sayings/saying.ts';
import { command, effect, given } from './command.ts';

/** `#take`: the ticket becomes the writer's own. */
export const take = command<null>({
  name: 'take',
  words: { en: ['take', 'mine'], fr: ['prendre'], fa: ['گرفتن', 'بردار'] },
  grammar: { en: '', fr: '', fa: '' },
  does: say('help.take'),
  role: 'agent',
  uses: 'reply',
  fields: [],
  read: () => given(null),
  plan: (ticket, _none, { by }) => {
    const name = by.publicName;
    if (ticket.assignee === by.id) return effect(say('assign.already', { name }), {});
    return effect(say('assign.done', { name }), { events: [{ kind: 'assigned', by: by.id, to: by.id }] });
  },
});
