import { foldedPhrase } from '../rulebook/self-service.ts';
import type { Fact } from '../triage/facts/fact.ts';
import { claimNumbersIn } from './claim-numbers.ts';
import type { Ticket } from './ticket.ts';

/** What a mail claims, as far as it tells one claim from another. */
export interface Claim {
  readonly category: string;
  readonly facts: readonly Fact[];
  /** What the player wrote now, masked. */
  readonly text: string;
}

/**
 * The ticket that already holds this claim, with what shows it: the same words, the same transaction or round, or the
 * same amount on the same day for the same sort of matter. Whoever has two withdrawals of one day names what tells them
 * apart; two numbers that differ are two claims.
 */
export function sameClaim(
  claim: Claim,
  candidates: readonly Ticket[],
): { readonly ticket: Ticket; readonly why: string } | null {
  for (const ticket of candidates) {
    if (ticket.life.mergedInto !== null) continue;
    const why = likeness(claim, ticket);
    if (why !== null) return { ticket, why };
  }
  return null;
}

function likeness(claim: Claim, ticket: Ticket): string | null {
  if (isSameText(claim, ticket)) return SAME_WORDS;
  const [numbers, known] = [claimNumbersIn(claim.facts), claimNumbersIn(ticket.facts)];
  const shared = numbers.find((number) => known.includes(number));
  if (shared !== undefined) return `the same ${shared.replace(' ', ' number ')}`;
  if (numbers.length > 0 && known.length > 0) return null;
  const matter = claim.category === 'other' || ticket.category === 'other' || claim.category === ticket.category;
  const amount = sharedValue('amount', claim.facts, ticket.facts);
  const date = sharedValue('date', claim.facts, ticket.facts);
  return matter && amount !== null && date !== null ? `the same amount ${amount} of the same day ${date}` : null;
}

/** The same mail again: from the form and by mail, or sent twice in impatience. */
export const SAME_WORDS = 'the same words';

function isSameText({ text }: Claim, { messages }: Ticket): boolean {
  const words = foldedText(text);
  return (
    words.length >= FEWEST_LETTERS && messages.some((one) => one.kind === 'player' && foldedText(one.text) === words)
  );
}

/** Shorter mails are alike by chance. */
const FEWEST_LETTERS = 40;

function foldedText(text: string): string {
  const lines = text.slice(0, 4000).split('\n');
  return lines.map(foldedPhrase).join(' ').replace(/ +/g, ' ').trim();
}

/** The first value of a kind that both name; days without their time. */
function sharedValue(kind: 'amount' | 'date', claim: readonly Fact[], known: readonly Fact[]): string | null {
  const values = (facts: readonly Fact[]): readonly string[] =>
    facts.flatMap((fact) => (fact.kind === kind ? [kind === 'date' ? fact.value.slice(0, 10) : fact.value] : []));
  const there = values(known);
  return values(claim).find((value) => there.includes(value)) ?? null;
}
