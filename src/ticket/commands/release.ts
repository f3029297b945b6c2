import { memberById } from '../../rulebook/staff.ts';
import { say } from '../sayings/saying.ts';
import { command, effect, given, mayGive, refuse } from './command.ts';

/** `#release`: nobody has the ticket any more. Somebody else's ticket only a supervisor can release. */
export const release = command<null>({
  name: 'release',
  words: { en: ['release', 'unassign'], fr: ['libérer', 'rendre'], fa: ['رها', 'واگذار'] },
  grammar: { en: '', fr: '', fa: '' },
  does: say('help.release'),
  role: 'agent',
  uses: 'reply',
  fields: [],
  read: () => given(null),
  plan: ({ assignee }, _none, { by, staff }) => {
    if (assignee !== null && assignee !== by.id && !mayGive(by, 'supervisor')) {
      return refuse(say('release.others', { name: memberById(staff, assignee)?.publicName ?? assignee }));
    }
    const events = assignee === null ? [] : [{ kind: 'assigned' as const, by: by.id, to: null }];
    return effect(say('assign.nobody'), { events });
  },
});
