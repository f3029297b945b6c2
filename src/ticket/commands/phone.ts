import { say } from '../sayings/saying.ts';
import { readDay } from './arguments/day.ts';
import { command, effect, given, refuse } from './command.ts';
import { toPlayer } from './orders.ts';

/**
 * `#phone [DAY]`, with a line `date:` if the call was not today: the words below say what was said. They are kept as a
 * call and go to the player as a confirmation, for a complaint may be spoken.
 */
export const phone = command<Date>({
  name: 'phone',
  words: { en: ['phone', 'call'], fr: ['téléphone', 'tél'], fa: ['تلفن', 'تماس'] },
  grammar: { en: '[DAY]', fr: '[JOUR]', fa: '[تاریخ]' },
  does: say('help.phone'),
  role: 'agent',
  uses: 'call',
  fields: ['date', 'duration'],
  read: (rest, { date }, { now, calendar }) => {
    const written = (date ?? rest).trim();
    if (written === '') return given(now);
    const day = readDay(written, now, calendar);
    // The end of today is still to come, though the call was today.
    if (!day || day.at.getTime() > now.getTime() + DAY)
      return refuse(say('phone.date', { written: written.slice(0, 80) }));
    return given(day.at < now ? day.at : now);
  },
  plan: (ticket, on, { by, text }) => {
    if (text === '') return refuse(say('command.needs-words'));
    return effect(say('phone.done'), {
      letters: [toPlayer(ticket, 'call-confirmation', { kind: 'call', by: by.id, on: on.toISOString(), text })],
    });
  },
});

const DAY = 86_400_000;
