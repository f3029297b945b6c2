import { say } from '../sayings/saying.ts';
import type { Ticket } from '../ticket.ts';
import { command, type Effect, effect, given } from './command.ts';
import type { CommandContext } from './context.ts';

/** `#list`: the writer's open tickets and those that nobody has, the most pressing first. */
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

function listOf({ known, by }: CommandContext): Effect {
  const mine = known
    .filter(({ status, assignee }) => status !== 'closed' && (assignee === null || assignee === by.id))
    .sort((one, other) => pressing(one).localeCompare(pressing(other)));
  const shows = mine.length === 0 ? [say('shown.nothing')] : mine.map(lineOf);
  return effect(say('show.list', { count: String(mine.length) }), { shows });
}

function pressing({ priority, deadlines }: Ticket): string {
  return `${priority} ${deadlines.decision ?? '9'}`;
}

function lineOf({ reference, priority, status, subject, deadlines }: Ticket) {
  const line = { reference, priority, status: say(`status.${status}`), subject };
  const { decision } = deadlines;
  return decision === undefined ? say('shown.listed-undated', line) : say('shown.listed', { ...line, at: decision });
}
