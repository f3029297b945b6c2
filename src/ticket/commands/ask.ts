import type { Checklists } from '../../rulebook/checklists.ts';
import { say } from '../sayings/saying.ts';
import { askedNow } from './asked.ts';
import { command, effect, given, refuse } from './command.ts';
import type { CommandContext } from './context.ts';
import { foldedWord } from './folded-word.ts';
import { toPlayer } from './orders.ts';
import { refuseMove } from './state.ts';

/**
 * `#ask ITEM, ITEM, …`: items of the checklist by id or by what letters call them, or the agent's own words.
 * Without items: what the checklist still lacks. The words below stand in the evidence request.
 */
export const ask = command<readonly string[]>({
  name: 'ask',
  words: { en: ['ask', 'request'], fr: ['demander'], fa: ['درخواست', 'بپرس'] },
  grammar: { en: '[ITEM, ITEM, …]', fr: '[ÉLÉMENT, ÉLÉMENT, …]', fa: '[مورد، مورد، ...]' },
  does: say('help.ask'),
  role: 'agent',
  uses: 'letter',
  fields: [],
  read: (rest, _fields, { rulebook }) => {
    const asked = rest.split(/[,;،؛]/u).flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
    const items = asked.map((written) => itemCalled(written, rulebook.checklists) ?? written);
    const typo = items.find((item) => !rulebook.checklists.items.has(item) && !/\s/u.test(item));
    if (typo === undefined) return given(items);
    return refuse(say('ask.unknown', { written: typo, items: idsOf(rulebook.checklists) }));
  },
  plan: (ticket, named, context) => {
    const refusal = refuseMove(ticket, 'player-asked');
    if (refusal) return refusal;
    const items = named.length > 0 ? named : ticket.evidence.missing;
    if (items.length === 0) return refuse(say('ask.nothing', { items: idsOf(context.rulebook.checklists) }));
    const asked = askedNow(items, context);
    return effect(say('ask.done', { items: items.join(', '), until: asked.answerBy }), {
      events: [asked],
      letters: [toPlayer(ticket, 'evidence-request', wordsBelow(context))],
    });
  },
});

/** The checklist item that goes by these words in any language. */
export function itemCalled(written: string, { items }: Checklists): string | null {
  const wanted = foldedWord(written);
  for (const { id, words } of items.values()) {
    if ([id, ...Object.values(words).map(({ what }) => what)].some((called) => foldedWord(called) === wanted))
      return id;
  }
  return null;
}

export function idsOf({ items }: Checklists): string {
  return [...items.keys()].join(', ');
}

function wordsBelow({ by, text, mail }: CommandContext) {
  return { kind: 'words', by: by.id, text, attachments: mail.attachments } as const;
}
