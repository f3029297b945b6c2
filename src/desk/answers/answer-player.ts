import type { PlayerWrote } from '../../ticket/occurrence.ts';
import { planForPlayer } from '../../ticket/plans/player-wrote.ts';
import { lookAt } from '../../ticket/watch/look.ts';
import type { Answer } from '../answer.ts';
import type { Setting } from '../setting.ts';
import { continueTicket } from './continue-ticket.ts';

/** What a mail of the player does on their ticket; its agents hear of it. */
export async function answerPlayer(occurrence: PlayerWrote, setting: Setting): Promise<Answer> {
  const { ticket, mail, joinedBy } = occurrence;
  const { house, fresh } = setting;
  const look = lookAt(fresh.now, house.brand, house.rulebook);
  const plan = planForPlayer(occurrence, ticket, { look, rulebook: house.rulebook });
  const reason = `joined by ${joinedBy}`;
  return continueTicket(ticket, { outcome: 'joined-ticket', reason, mail, plan, news: 'player-wrote' }, setting);
}
