import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Assessment } from '../triage/assessment.ts';
import type { Belonging, Claimant } from './belonging.ts';
import { mayAppeal, mayReopen } from './decision/disagreement.ts';
import { type Claim, SAME_WORDS, sameClaim } from './same-claim.ts';
import { requestsIn } from './self-service/request.ts';
import { scoreIn } from './self-service/score.ts';
import { survivorOf } from './survivor-of.ts';
import type { Ticket } from './ticket.ts';

/** A mail whose thread was looked at, with what it says. */
export interface ReadMail {
  readonly claimant: Claimant;
  readonly assessment: Assessment;
  readonly attachments: number;
}

/** What it is compared with. */
export interface Surroundings {
  /** Every ticket that was looked up. */
  readonly tickets: readonly Ticket[];
  readonly brand: string;
  readonly now: Date;
  readonly rulebook: Rulebook;
}

/**
 * Where a mail belongs when its words are known as well: mail to a merged ticket follows to the surviving one, mail to a
 * case that can no longer be opened again is a new one beside it, and a complaint that a ticket of the same player holds
 * already goes there, so that it keeps its reference (issue 5, point 3).
 */
export function belongingByContent(byThread: Belonging, mail: ReadMail, around: Surroundings): Belonging {
  if (byThread.kind === 'fresh') return ofSameClaim(mail, around) ?? byThread;
  if (byThread.kind !== 'joins') return byThread;
  const ticket = survivorOf(byThread.ticket, around.tickets);
  return isOver(ticket, around.now) && !speaksOfTheEnd(mail, around)
    ? { kind: 'relates', ticket, why: 'the player’s earlier case, which can no longer be opened again' }
    : { ...byThread, ticket };
}

function isOver(ticket: Ticket, now: Date): boolean {
  return ticket.status === 'closed' && !mayReopen(ticket, now) && !mayAppeal(ticket, now);
}

/** Thanks, a rating and a word for the desk are about the old case, however long ago it ended. */
function speaksOfTheEnd({ assessment }: ReadMail, { rulebook }: Surroundings): boolean {
  const { classification, visibleText } = assessment;
  return (
    classification.flags.includes('thanks_solved') ||
    scoreIn(visibleText) !== null ||
    requestsIn(visibleText, rulebook.selfService).requests.length > 0
  );
}

/**
 * Joining takes what joining always takes: a participant whose mail is authenticated, on the same brand; the very words
 * that the ticket holds already may also come again unproven, for they add nothing. Else the two are only linked.
 */
function ofSameClaim({ claimant, assessment, attachments }: ReadMail, around: Surroundings): Belonging | null {
  const { visibleText: text, facts, classification } = assessment;
  const claim: Claim = { category: classification.category, facts, text };
  const candidates = around.tickets.filter((ticket) => !isOver(ticket, around.now));
  const own = candidates.filter((ticket) => ticket.participants.includes(claimant.address));
  const found =
    sameClaim(
      claim,
      own.filter(({ brand }) => brand === around.brand),
    ) ?? sameClaim(claim, candidates);
  if (found === null) return null;
  const { ticket, why } = found;
  const isOwn = ticket.participants.includes(claimant.address) && ticket.brand === around.brand;
  const addsNothing = why === SAME_WORDS && attachments === 0 && claimant.authentication !== 'fail';
  return isOwn && (claimant.authentication === 'pass' || addsNothing)
    ? { kind: 'joins', ticket, by: SAME_CLAIM }
    : { kind: 'relates', ticket, why };
}

/** How `explain` names it. */
export const SAME_CLAIM = 'the same claim again';
