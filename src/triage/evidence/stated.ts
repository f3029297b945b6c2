import type { FactSign } from '../../rulebook/checklists.ts';
import type { Fact } from '../facts/fact.ts';

/** The first fact that one of the signs means, or null. */
export function statedBy(signs: readonly FactSign[], facts: readonly Fact[]): Fact | null {
  return facts.find((fact) => signs.some((sign) => means(sign, fact))) ?? null;
}

export function isStated(signs: readonly FactSign[], facts: readonly Fact[]): boolean {
  return statedBy(signs, facts) !== null;
}

function means({ kind, value, role, withTime }: FactSign, fact: Fact): boolean {
  return (
    fact.kind === kind &&
    (value === null || fact.value === value) &&
    (role === null || (fact.role ?? 'nothing') === role) &&
    (!withTime || fact.value.includes('T'))
  );
}

/** For the agent: `fact amount 350 EUR`. */
export function sayFact({ kind, value }: Fact): string {
  return `fact ${kind} ${value}`;
}
