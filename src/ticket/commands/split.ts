import { withWesternDigits } from '../../mail/secrets/digits.ts';
import { deadlinesOf } from '../deadlines/deadlines.ts';
import type { TicketFact } from '../event.ts';
import { priorityOf } from '../priority.ts';
import { say } from '../sayings/saying.ts';
import type { Ticket, TicketMessage } from '../ticket.ts';
import { command, effect, given, refuse } from './command.ts';
import type { CommandContext } from './context.ts';
import { toPlayer } from './orders.ts';
import { readCategory } from './arguments/category.ts';

/**
 * `#split [N] CATEGORY`: the player's mail number N (the last one when none is named) gets a ticket of its own in that
 * category, with its own reference, deadlines counted from its receipt, and an acknowledgement.
 */
export const split = command<{ readonly number: number | null; readonly category: string }>({
  name: 'split',
  words: { en: ['split'], fr: ['scinder', 'diviser'], fa: ['تفکیک', 'جداسازی'] },
  grammar: { en: '[N] CATEGORY', fr: '[N] CATÉGORIE', fa: '[N] دسته' },
  does: say('help.split'),
  role: 'agent',
  uses: 'reply',
  fields: ['subject'],
  read: (rest, _fields, context) => {
    const [, digits, words = ''] = /^(?:(\d{1,3})\s+)?(.*)$/su.exec(withWesternDigits(rest).trim()) ?? [];
    const read = readCategory(words, context);
    if (read.kind === 'refusal') return read;
    return given({ number: digits === undefined ? null : Number(digits), category: read.given });
  },
  plan: (ticket, { number, category: wanted }, context) => {
    const mails = ticket.messages.filter(({ kind }) => kind === 'player');
    const message = number === null ? mails.at(-1) : mails[number - 1];
    if (!message) return refuse(say('split.message', { number: String(number ?? 1) }));
    const { reference } = context.fresh;
    const opening = openingOf(ticket, message, wanted, context);
    return effect(say('split.done', { at: message.at, reference }), {
      events: [
        { kind: 'split', by: context.by.id, into: reference },
        { kind: 'linked', reference, why: 'split off from this one' },
      ],
      elsewhere: [{ kind: 'opens', events: opening, letters: [toPlayer(ticket, 'acknowledgement')] }],
    });
  },
});

function openingOf(
  { reference, brand, player, language, flags }: Ticket,
  message: TicketMessage,
  wanted: string,
  { by, fresh, profile, calendar, rulebook }: CommandContext,
): readonly TicketFact[] {
  const about = { category: wanted, subtype: null, flags, rule: null, facts: [] };
  const { complexity, ...due } = deadlinesOf({ ...about, receivedAt: new Date(message.at), profile, calendar });
  const { priority } = priorityOf(
    { classification: about, facts: about.facts, contacts: 1, lateness: 'in-time' },
    rulebook.priorities,
  );
  return [
    {
      kind: 'opened',
      ...fresh,
      brand,
      player,
      subject: message.subject,
      complexity,
      priority,
      deadlines: Object.fromEntries(
        Object.entries(due).flatMap(([name, at]) => (at ? [[name, at.toISOString()]] : [])),
      ),
    },
    { kind: 'message-received', message },
    {
      kind: 'assessed',
      messageId: message.messageId,
      language,
      ...about,
      secondary: [],
      confidence: 1,
      scores: {},
      hits: [],
      facts: [],
      evidence: { present: [], missing: [] },
    },
    { kind: 'linked', reference, why: 'split off from that one' },
    { kind: 'assigned', by: by.id, to: by.id },
  ];
}
