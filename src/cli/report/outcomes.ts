import type { CaseFacts } from './case-facts.ts';
import { counts, type Figure, ratio, share } from './figure.ts';

/** What became of complaints, and how many went further (complaints.md 2.6). */
export function outcomes(cases: readonly CaseFacts[]): readonly Figure[] {
  const decided = cases.filter((one) => one.outcomes.length > 0);
  const closed = cases.filter(({ life }) => life.closing !== null);
  const appealed = cases.filter(({ life }) => life.appealedAt !== null);
  const reviewed = appealed.filter((one) => one.outcomes.length > 1);
  return [
    ...counts(
      'outcome',
      decided.flatMap((one) => one.outcomes.at(-1) ?? []),
      decided.length,
    ),
    // Told apart: a case that ended by silence flatters every other figure.
    ...counts(
      'closed',
      closed.flatMap(({ life }) => life.closing?.reason ?? []),
      closed.length,
    ),
    share('appeals', 'appealed', decided, ({ life }) => life.appealedAt !== null),
    share('appeals', 'changed by the review', reviewed, (one) => one.outcomes.at(-1) !== one.outcomes.at(-2)),
    share('reopened', 'reopened', [...new Set([...decided, ...closed])], ({ life }) => life.reopened > 0),
    ...RATES.map(([figure, holds]) => perHundred(figure, cases, holds)),
  ];
}

const RATES: readonly (readonly [string, (one: CaseFacts) => boolean])[] = [
  ['escalated to a supervisor', ({ escalated }) => escalated],
  ['ended without agreement', ({ life }) => life.deadlock !== null],
  ['taken to an outside body', ({ referred }) => referred],
  ['regulator named', ({ ticket }) => ticket.flags.includes('regulator')],
  ['chargeback announced', ({ ticket }) => ticket.flags.includes('chargeback')],
];

function perHundred(figure: string, cases: readonly CaseFacts[], holds: (one: CaseFacts) => boolean): Figure {
  const value = ratio(cases.filter(holds).length * 100, cases.length);
  return { group: 'per 100 complaints', figure, value, unit: 'per-100', of: cases.length };
}
