import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Ticket } from '../ticket/ticket.ts';

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
  const amounts = facts.filter(({ kind }) => kind === 'amount');
  const amount = amounts.find(({ role }) => role === 'withdrawal' || role === 'deposit') ?? amounts[0];
  const method = facts.find(({ kind }) => kind === 'method');
  const details = [amount, method].flatMap((fact) => (fact ? [fact.raw.replace(/\s+/g, ' ').trim()] : []));
  return details.length > 0
    ? `${label} (${details.join(language === 'fa' || language === 'ar' ? '، ' : ', ')})`
    : label;
}
