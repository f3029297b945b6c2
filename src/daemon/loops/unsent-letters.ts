import { type OutboundClaim, releaseOutbound } from '../../store/outbox/claim.ts';
import type { Engine } from '../engine.ts';

/**
 * Letters that were taken and surely did not leave. What the database does not take back at once is kept for
 * `giveBackRest`: else such a letter would lie still for its whole lease, and then be of unknown outcome.
 */
export interface UnsentLetters {
  readonly giveBack: (claim: OutboundClaim) => Promise<void>;
  readonly giveBackRest: () => Promise<void>;
}

export function unsentLetters({ database }: Engine): UnsentLetters {
  const rest = new Map<string, OutboundClaim>();
  const giveBack = async (claim: OutboundClaim): Promise<void> => {
    rest.set(claim.id, claim);
    await releaseOutbound(database, claim.lease, [claim.id]);
    rest.delete(claim.id);
  };
  return {
    giveBack,
    giveBackRest: async () => {
      for (const claim of rest.values()) await giveBack(claim);
    },
  };
}
