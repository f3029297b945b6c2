import { referencesIn } from '../../triage/thread/reference.ts';
import { say } from '../sayings/saying.ts';
import type { Check } from './check.ts';

/**
 * The reference of a ticket that is not this player's: the words may be about somebody else. To an outside body also the
 * linked ones may be named, for it may have asked about several.
 */
export const otherReference: Check = {
  name: 'other-reference',
  find: ({ use, text }, { ticket, known }) => {
    const player = ticket.player.address.toLowerCase();
    const theirs = known.filter((other) => other.player.address.toLowerCase() === player);
    const linked = use === 'submission' ? ticket.links.map(({ reference }) => reference) : [];
    const allowed = new Set([ticket.reference, ...linked, ...theirs.map(({ reference }) => reference)]);
    return referencesIn(text.slice(0, 100_000))
      .filter((reference) => !allowed.has(reference))
      .slice(0, 3)
      .map((reference) => say('guard.reference', { reference }));
  },
};
