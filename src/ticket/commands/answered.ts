import { outsideAnswered } from '../outside/answered.ts';
import { say } from '../sayings/saying.ts';
import { waitingMails } from '../states/outside.ts';
import { command, effect, given, refuse } from './command.ts';

/**
 * `#answered HOW`: the outside bodies that wait on this ticket have their answer, by post or by a portal, or need none.
 * Their clocks end, and how it was done is kept. An answer by mail needs no command: it is the answer to our notice.
 */
export const answered = command<string>({
  name: 'answered',
  words: { en: ['answered'], fr: ['répondu'], fa: ['پاسخ داده شد'] },
  grammar: { en: 'HOW', fr: 'COMMENT', fa: 'چگونه' },
  does: say('help.answered'),
  role: 'supervisor',
  uses: 'note',
  fields: ['reason'],
  read: (rest, { reason }) => {
    const how = reason ?? rest.trim();
    return how === '' ? refuse(say('answered.how')) : given(how);
  },
  plan: (ticket, note, { by, rulebook }) => {
    const waiting = waitingMails(ticket.life.outside);
    if (waiting.length === 0) return refuse(say('answered.none'));
    const names = waiting.map(({ body }) => rulebook.bodies.bodies.get(body)?.name ?? body);
    return effect(say('answered.done', { bodies: [...new Set(names)].join(', ') }), {
      events: outsideAnswered(waiting, ticket, { by: by.id, how: 'otherwise', note }),
    });
  },
});
