import { say } from '../sayings/saying.ts';
import { readReference, otherTicket, type WrittenReference } from './arguments/reference.ts';
import { command, effect } from './command.ts';

/** `#link REFERENCE [REASON]`: both tickets name each other. Nothing of one is shown to the other's player. */
export const link = command<WrittenReference>({
  name: 'link',
  words: { en: ['link'], fr: ['lier', 'relier'], fa: ['پیوند', 'لینک'] },
  grammar: { en: 'REFERENCE [REASON]', fr: 'RÉFÉRENCE [RAISON]', fa: 'شماره [علت]' },
  does: say('help.link'),
  role: 'agent',
  uses: 'reply',
  fields: [],
  read: readReference,
  plan: (ticket, { reference, rest }, context) => {
    const other = otherTicket(reference, ticket, context);
    if ('kind' in other) return other;
    if (ticket.links.some((known) => known.reference === reference)) {
      return effect(say('link.already', { reference }), {});
    }
    const why = rest === '' ? `linked by ${context.by.id}` : rest;
    return effect(say('link.done', { reference }), {
      events: [{ kind: 'linked', reference, why }],
      elsewhere: [{ kind: 'continues', ticket: other, events: [{ kind: 'linked', reference: ticket.reference, why }] }],
    });
  },
});
