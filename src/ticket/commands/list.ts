import { nameOfBody } from '../outside/to-body.ts';
import { type Saying, say } from '../sayings/saying.ts';
import { waitingMails } from '../states/outside.ts';
import type { Ticket } from '../ticket.ts';
import { command, type Effect, effect, given, mayGive } from './command.ts';
import type { CommandContext } from './context.ts';

/**
 * `#list`: the outside bodies that wait, for whoever may answer them; then the writer's open tickets and those that nobody
 * has, the most pressing first.
 */
export const list = command<null>({
  name: 'list',
  words: { en: ['list', 'queue'], fr: ['liste'], fa: ['فهرست', 'لیست'] },
  grammar: { en: '', fr: '', fa: '' },
  does: say('help.list'),
  role: 'agent',
  uses: 'none',
  fields: [],
  read: () => given(null),
  plan: (_ticket, _none, context) => listOf(context),
  planAlone: (_none, context) => listOf(context),
});

function listOf(context: CommandContext): Effect {
  const { known, by } = context;
  const outside = outsideBodiesFor(context);
  const mine = known
    .filter(({ queue }) => queue === 'players')
    .filter(({ status, assignee }) => status !== 'closed' && (assignee === null || assignee === by.id))
    .sort((one, other) => pressing(one).localeCompare(pressing(other)));
  const shows = [...outside, ...mine.map(lineOf)];
  return effect(say('show.list', { count: String(shows.length) }), {
    shows: shows.length === 0 ? [say('shown.nothing')] : shows,
  });
}

/** Whoever may answer outside bodies sees all that wait, whosever ticket it is. */
function outsideBodiesFor({ known, by, rulebook }: CommandContext): readonly Saying[] {
  if (!mayGive(by, rulebook.bodies.answeredBy)) return [];
  return known
    .flatMap((ticket) => waitingMails(ticket.life.outside).map((mail) => ({ ticket, mail })))
    .sort((one, other) => one.mail.answerBy.localeCompare(other.mail.answerBy))
    .map(({ ticket: { reference, priority, subject }, mail }) =>
      say('shown.listed-outside', {
        reference,
        priority,
        subject,
        body: nameOfBody(mail, rulebook.bodies),
        at: mail.answerBy,
      }),
    );
}

function pressing({ priority, deadlines }: Ticket): string {
  return `${priority} ${deadlines.decision ?? '9'}`;
}

function lineOf({ reference, priority, status, subject, deadlines }: Ticket) {
  const line = { reference, priority, status: say(`status.${status}`), subject };
  const { decision } = deadlines;
  return decision === undefined ? say('shown.listed-undated', line) : say('shown.listed', { ...line, at: decision });
}
