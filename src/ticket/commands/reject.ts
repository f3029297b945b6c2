import { say } from '../sayings/saying.ts';
import { idsOf, itemCalled } from './ask.ts';
import { askedNow } from './asked.ts';
import { command, effect, given, refuse } from './command.ts';
import type { CommandContext } from './context.ts';
import { foldedWord } from './folded-word.ts';
import { toPlayer } from './orders.ts';
import { refuseMove } from './state.ts';

/**
 * `#reject DOCUMENT REASON`: the document is an item of the checklist, the reason stands in `rules/rejections.yaml`.
 * The player reads the reason in their own language and is asked for the document again.
 */
export const reject = command<{ readonly item: string; readonly reason: string }>({
  name: 'reject',
  words: { en: ['reject', 'refuse'], fr: ['rejeter', 'refuser'], fa: ['رد', 'نپذیرفتن'] },
  grammar: { en: 'DOCUMENT REASON', fr: 'DOCUMENT RAISON', fa: 'مدرک علت' },
  does: say('help.reject'),
  role: 'agent',
  uses: 'letter',
  fields: ['reason'],
  read: (rest, fields, context) => {
    const { checklists } = context.rulebook;
    const { item, behind } = itemAtHead(rest, context);
    if (item === null) return refuse(say('reject.item', { items: idsOf(checklists) }));
    const reason = reasonCalled(fields.reason ?? behind, context);
    const reasons = [...context.rulebook.rejections.keys()].join(', ');
    return reason === null ? refuse(say('reject.reason', { reasons })) : given({ item, reason });
  },
  plan: (ticket, { item, reason }, context) => {
    const refusal = refuseMove(ticket, 'player-asked');
    if (refusal) return refusal;
    return effect(say('reject.done', { item, reason }), {
      events: [{ kind: 'document-rejected', by: context.by.id, item, reason }, askedNow([item], context)],
      letters: [toPlayer(ticket, 'evidence-request', { kind: 'rejection', item, reason, note: context.text })],
    });
  },
});

/** The longest head of the words that names an item. */
function itemAtHead(written: string, { rulebook }: CommandContext): { item: string | null; behind: string } {
  const words = written.trim().split(/[\s:،,;]+/u);
  for (let count = Math.min(words.length, MOST_WORDS); count > 0; count -= 1) {
    const item = itemCalled(words.slice(0, count).join(' '), rulebook.checklists);
    if (item !== null) return { item, behind: words.slice(count).join(' ') };
  }
  return { item: null, behind: '' };
}

const MOST_WORDS = 8;

function reasonCalled(written: string, { rulebook }: CommandContext): string | null {
  const wanted = foldedWord(written);
  const found = [...rulebook.rejections].find(([id, { words }]) =>
    [id, ...words].some((one) => foldedWord(one) === wanted),
  );
  return found?.[0] ?? null;
}
