import type { StaffMember } from '../../rulebook/staff.ts';
import { addSpan } from '../deadlines/deadlines.ts';
import { say } from '../sayings/saying.ts';
import type { Ticket } from '../ticket.ts';
import { readPerson } from './arguments/person.ts';
import { briefing } from './briefing.ts';
import { command, effect, given, refuse } from './command.ts';
import { toPlayer } from './orders.ts';
import { refuseMove } from './state.ts';

/**
 * `#appeal [REVIEWER]`: opens the internal review of a final response. Whoever decided first does not review;
 * without a name the first supervisor who did not is taken.
 */
export const appeal = command<StaffMember | null>({
  name: 'appeal',
  words: { en: ['appeal'], fr: ['recours', 'réexamen'], fa: ['تجدیدنظر', 'بازبینی'] },
  grammar: { en: '[NAME]', fr: '[NOM]', fa: '[نام]' },
  does: say('help.appeal'),
  role: 'supervisor',
  uses: 'reply',
  fields: [],
  read: (rest, _fields, context) => (rest.trim() === '' ? given(null) : readPerson(rest, context)),
  plan: (ticket, named, context) => {
    const refusal = refuseMove(ticket, 'appealed');
    if (refusal) return refusal;
    const { by, staff, now, calendar, rulebook } = context;
    const supervisors = staff.members.filter(({ role }) => role === 'supervisor');
    const reviewer = named ?? supervisors.find(({ id }) => !decided(ticket, id));
    if (!reviewer) return refuse(say('appeal.nobody', { name: by.publicName }));
    if (decided(ticket, reviewer.id)) return refuse(say('appeal.reviewer', { name: reviewer.publicName }));
    const review = addSpan(now, rulebook.followUps.appealDecision, calendar).toISOString();
    const { regulator } = ticket.deadlines;
    const until = regulator !== undefined && regulator < review ? regulator : review;
    return effect(say('appeal.done', { name: reviewer.publicName, until }), {
      events: [
        { kind: 'appealed', by: by.id, why: 'opened by a supervisor', deadlines: { decision: until } },
        { kind: 'assigned', by: by.id, to: reviewer.id },
      ],
      letters: [
        toPlayer(ticket, 'appeal-received'),
        ...(reviewer.id === by.id ? [] : [briefing(reviewer, 'appeal', ticket, context)]),
      ],
    });
  },
});

function decided({ life }: Ticket, id: string): boolean {
  return life.decisions.some(({ by }) => by === id);
}
