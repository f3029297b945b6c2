import type { CaseFacts } from './case-facts.ts';
import { counts, type Figure } from './figure.ts';

/** How many complaints came, and of what kind. */
export function volume(cases: readonly CaseFacts[]): readonly Figure[] {
  const of = cases.length;
  const by = (group: string, names: (ticket: CaseFacts['ticket']) => readonly string[]): readonly Figure[] =>
    counts(
      group,
      cases.flatMap(({ ticket }) => names(ticket)),
      of,
    );
  return [
    { group: 'received', figure: 'complaints', value: of, unit: 'count', of },
    ...by('by category', ({ category }) => [category]),
    ...counts(
      'by regulatory type',
      cases.map(({ regulatoryType }) => regulatoryType),
      of,
    ),
    ...by('by language', ({ language }) => [language]),
    ...by('by priority', ({ priority }) => [priority]),
    ...by('by complexity', ({ complexity }) => [complexity]),
    ...by('by status', ({ status }) => [status]),
    ...by('by flag', ({ flags }) => flags),
  ];
}
