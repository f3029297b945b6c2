import type { StaffMember } from '../../rulebook/staff.ts';
import { say } from '../sayings/saying.ts';
import { readPerson } from './arguments/person.ts';
import { briefing } from './briefing.ts';
import { command, effect } from './command.ts';

/** `#assign NAME`: an id, a name, a public name or an address of the staff, or `me`. */
export const assign = command<StaffMember>({
  name: 'assign',
  words: { en: ['assign'], fr: ['attribuer', 'assigner'], fa: ['ارجاع', 'واگذاری'] },
  grammar: { en: 'NAME | me', fr: 'NOM | moi', fa: 'نام | من' },
  does: say('help.assign'),
  role: 'agent',
  uses: 'reply',
  fields: [],
  read: (rest, _fields, context) => readPerson(rest, context),
  plan: (ticket, to, context) => {
    const name = to.publicName;
    if (ticket.assignee === to.id) return effect(say('assign.already', { name }), {});
    return effect(say('assign.done', { name }), {
      events: [{ kind: 'assigned', by: context.by.id, to: to.id }],
      letters: to.id === context.by.id ? [] : [briefing(to, 'assigned', ticket, context)],
    });
  },
});
