import { say } from '../sayings/saying.ts';
import type { Ticket } from '../ticket.ts';
import { addSpan } from '../deadlines/deadlines.ts';
import { readDay } from './arguments/day.ts';
import { command, effect, given, refuse } from './command.ts';
import type { CommandContext } from './context.ts';
import { toPlayer } from './orders.ts';

/**
 * `#extend DAY | N days REASON`: moves the promised date of the decision, before it passes, and tells the player why in
 * a delay notice. Never beyond what the law foresees, never beyond the regulator's limit.
 */
export const extend = command<{ readonly to: Date; readonly reason: string }>({
  name: 'extend',
  words: { en: ['extend', 'delay'], fr: ['prolonger', 'reporter'], fa: ['تمدید', 'تعویق'] },
  grammar: { en: 'DAY | N days REASON', fr: 'JOUR | N jours RAISON', fa: 'تاریخ | N روز علت' },
  does: say('help.extend'),
  role: 'agent',
  uses: 'reply',
  fields: ['reason'],
  read: (rest, fields, { now, calendar }) => {
    const day = readDay(rest, now, calendar);
    if (!day) return refuse(say('day.missing'));
    const reason = fields.reason ?? day.rest.trim();
    return reason === '' ? refuse(say('extend.reason')) : given({ to: day.at, reason });
  },
  plan: (ticket, { to, reason }, context) => {
    const from = ticket.deadlines.decision;
    if (from === undefined) return refuse(say('extend.none'));
    const until = to.toISOString();
    if (until <= from) return refuse(say('extend.earlier', { from }));
    const latest = latestFor(ticket, from, context);
    if (latest !== null && until > latest) return refuse(say('day.too-far', { day: until, latest }));
    return effect(say('extend.done', { until }), {
      events: [
        {
          kind: 'extended',
          by: context.by.id,
          promise: 'decision',
          from,
          to: until,
          reason: { words: reason },
          deadlines: { decision: until },
        },
      ],
      letters: [toPlayer(ticket, 'delay-notice')],
    });
  },
});

/** The first of what the profile adds to the promised date, and the regulator's own limit. */
function latestFor({ deadlines }: Ticket, from: string, { profile, calendar }: CommandContext): string | null {
  const extended = profile.extension && addSpan(new Date(from), profile.extension, calendar).toISOString();
  return [extended, deadlines.regulator].flatMap((limit) => limit ?? []).sort()[0] ?? null;
}
