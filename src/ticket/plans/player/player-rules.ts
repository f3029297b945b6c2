import type { Rulebook } from '../../../rulebook/rulebook.ts';
import type { Look } from '../../watch/look.ts';

/** What a player is answered by. */
export interface PlayerRules {
  /** At the moment of receipt, by the brand of the ticket. */
  readonly look: Look;
  readonly rulebook: Rulebook;
}
