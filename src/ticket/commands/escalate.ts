import { say } from '../sayings/saying.ts';
import { briefing } from './briefing.ts';
import { command, effect, given, refuse } from './command.ts';
import { toPlayer } from './orders.ts';

/**
 * `#escalate REASON`: every supervisor is told, and the player that a supervisor has it (complaints.md 5.10). The
 * reason stays in the house.
 */
export const escalate = command<string>({
  name: 'escalate',
  words: { en: ['escalate'], fr: ['escalader', 'transmettre'], fa: ['ارتقا', 'سرپرست'] },
  grammar: { en: 'REASON', fr: 'RAISON', fa: 'علت' },
  does: say('help.escalate'),
  role: 'agent',
  uses: 'reply',
  fields: ['reason'],
  read: (rest, { reason }) => {
    const why = reason ?? rest.trim();
    return why === '' ? refuse(say('escalate.reason')) : given(why);
  },
  plan: (ticket, reason, context) => {
    const { by, staff } = context;
    const supervisors = staff.members.filter(({ role, id }) => role === 'supervisor' && id !== by.id);
    const names = supervisors.map(({ publicName }) => publicName).join(', ');
    return effect(say('escalate.done', { names: names || by.publicName }), {
      events: [{ kind: 'escalated', by: by.id, reason: { words: reason } }],
      letters: [
        toPlayer(ticket, 'escalation'),
        ...supervisors.map((one) => briefing(one, 'escalated', ticket, { ...context, text: reason })),
      ],
    });
  },
});
