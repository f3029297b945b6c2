import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Fact } from '../../triage/facts/fact.ts';

/**
 * What we understood, in neutral words and the player's own figures: the category's name, the amount, the way of
 * payment. Null when nothing decided, so that the letter says less rather than something wrong.
 */
export function summaryOf(
  { category, confidence, language, facts }: Ticket,
  { categories, weights }: Rulebook,
): string | null {
  const rules = categories.find(({ id }) => id === category);
  if (!rules || confidence < weights.neutral) return null;
  const label = rules.label[language] ?? rules.label['en'] ?? '';
  const amount = amountAtStake(facts);
  const method = facts.find(({ kind }) => kind === 'method');
  const details = [amount, method].flatMap((fact) => (fact ? [fact.raw.replace(/\s+/g, ' ').trim()] : []));
  return details.length > 0
    ? `${label} (${details.join(language === 'fa' || language === 'ar' ? '، ' : ', ')})`
    : label;
}

/** What a complaint is about is hardly ever the smallest sum that it names: stakes and fees are. */
function amountAtStake(facts: readonly Fact[]): Fact | null {
  const sizeOf = ({ value }: Fact): number => Number(value.split(' ')[0]);
  const amounts = facts.filter(({ kind, value }) => kind === 'amount' && value.includes(' '));
  return amounts.sort((one, other) => sizeOf(other) - sizeOf(one))[0] ?? null;
}
