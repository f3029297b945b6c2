import type { Fact } from '../triage/facts/fact.ts';

/**
 * What tells one claim from every other: its transactions and rounds, as `transaction TX12345678`, whatever signs stand
 * between. What is named so briefly that it may be anything is left out.
 */
export function claimNumbersIn(facts: readonly Pick<Fact, 'kind' | 'value'>[]): readonly string[] {
  const numbers = facts.flatMap(({ kind, value }) => {
    const bare = value
      .slice(0, LONGEST)
      .toUpperCase()
      .replace(/[^A-Z0-9]/g, '');
    return (kind === 'transaction' || kind === 'round') && bare.length >= SHORTEST ? [`${kind} ${bare}`] : [];
  });
  return [...new Set(numbers)];
}

const SHORTEST = 5;
const LONGEST = 200;
