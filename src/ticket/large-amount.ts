import type { Fact } from '../triage/facts/fact.ts';

/**
 * The first amount that reaches its currency's threshold, or null. `350 EUR`: the number first, then the currency; an
 * amount without a currency reaches none.
 */
export function largeAmount(
  facts: readonly Pick<Fact, 'kind' | 'value'>[],
  thresholds: Readonly<Record<string, number>>,
): string | null {
  const found = facts.find(({ kind, value }) => {
    const [number = '', currency = ''] = value.split(' ');
    const threshold = thresholds[currency];
    return kind === 'amount' && threshold !== undefined && Number(number) >= threshold;
  });
  return found?.value ?? null;
}
