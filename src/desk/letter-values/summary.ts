import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Fact } from '../../triage/facts/fact.ts';

/**
 * What we understood, in neutral words and the player's own figures: the category's name, the amount, the way of
 * payment where it matters. Null when nothing decided, so that the letter says less rather than something wrong.
 */
export function summaryOf(
  { category, confidence, language, facts }: Ticket,
  { categories, checklists, weights }: Rulebook,
): string | null {
  const rules = categories.find(({ id }) => id === category);
  if (!rules || confidence < weights.neutral) return null;
  const label = rules.label[language] ?? rules.label['en'] ?? '';
  const amount = amountAtStake(facts);
  const method = asksForMethod(category, checklists) ? facts.find(isNamedMethod) : undefined;
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

/** A bank that is named beside a refused passport is not what the complaint is about. */
function asksForMethod(category: string, { lists, items }: Rulebook['checklists']): boolean {
  return lists
    .filter((list) => list.category === category)
    .flatMap(({ ask }) => ask)
    .some((id) => items.get(id)?.facts.some(({ kind }) => kind === 'method'));
}

/** `my bank` says where the money went, and reads oddly as the name of a way to pay. */
function isNamedMethod({ kind, value }: Fact): boolean {
  return kind === 'method' && value !== 'bank-account';
}
