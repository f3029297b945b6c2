import { say } from '../sayings/saying.ts';
import { intoCase, outsideMailsFrom } from '../outside/into-case.ts';
import { readReference, otherTicket, type WrittenReference } from './arguments/reference.ts';
import { command, effect, refuse } from './command.ts';
import { toPlayer } from './orders.ts';
import { refuseMove } from './state.ts';

/**
 * `#merge REFERENCE [REASON]`: this ticket goes on in that one. Tickets of two players are never put together. What an
 * outside body wrote on a ticket of its own goes to the case that it is about, with the clocks that run.
 */
export const merge = command<WrittenReference>({
  name: 'merge',
  words: { en: ['merge'], fr: ['fusionner'], fa: ['ادغام'] },
  grammar: { en: 'REFERENCE [REASON]', fr: 'RÉFÉRENCE [RAISON]', fa: 'شماره [علت]' },
  does: say('help.merge'),
  role: 'agent',
  uses: 'reply',
  fields: [],
  read: readReference,
  plan: (ticket, { reference, rest }, context) => {
    const refusal = refuseMove(ticket, 'merged');
    if (refusal) return refusal;
    const other = otherTicket(reference, ticket, context);
    if ('kind' in other) return other;
    if (ticket.queue === 'outside-bodies') return intoCase(ticket, other, { why: rest, context });
    if (other.player.address.toLowerCase() !== ticket.player.address.toLowerCase()) {
      return refuse(say('merge.player', { reference }));
    }
    const into = other.life.mergedInto;
    if (into !== null) return refuse(say('merge.merged', { reference, into }));
    const by = context.by.id;
    return effect(say('merge.done', { reference }), {
      events: [{ kind: 'merged', by, into: reference, why: rest }],
      letters: [toPlayer(ticket, 'duplicate')],
      elsewhere: [
        {
          kind: 'continues',
          ticket: other,
          events: [
            { kind: 'absorbed', by, reference: ticket.reference },
            { kind: 'linked', reference: ticket.reference, why: 'merged into this one' },
            ...outsideMailsFrom(ticket, other),
          ],
        },
      ],
    });
  },
});
