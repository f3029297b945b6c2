import type { PromisedDate } from '../promises.ts';
import type { CaseFacts } from './case-facts.ts';
import { type Figure, share, spread } from './figure.ts';

/** How long players waited, and which promised dates were kept (complaints.md 2.6). */
export function times(cases: readonly CaseFacts[]): readonly Figure[] {
  const known = (of: (one: CaseFacts) => number | null): readonly number[] => cases.flatMap((one) => of(one) ?? []);
  const acknowledged = cases.filter(({ acknowledgedAfter }) => acknowledgedAfter !== null);
  return [
    ...spread(
      'times',
      'acknowledgement',
      known(({ acknowledgedAfter }) => acknowledgedAfter),
      95,
    ),
    share('times', 'acknowledged within 24 hours', acknowledged, (one) => (one.acknowledgedAfter ?? Infinity) <= 24),
    ...spread(
      'times',
      'first response by a person',
      known(({ firstResponseAfter }) => firstResponseAfter),
      95,
    ),
    ...spread(
      'times',
      'decision',
      known(({ decidedAfter }) => decidedAfter),
      90,
    ),
    ...spread(
      'times',
      'decision without pauses',
      known(({ decidedAfterNet }) => decidedAfterNet),
      90,
    ),
    ...PROMISES.map((promise) => keptInTime(promise, cases)),
  ];
}

const PROMISES: readonly PromisedDate['promise'][] = [
  'acknowledgement',
  'first response',
  'decision',
  'regulator’s limit',
];

/** Over those whose time has come: an open promise is neither kept nor missed. */
function keptInTime(promise: PromisedDate['promise'], cases: readonly CaseFacts[]): Figure {
  const due = cases
    .flatMap(({ promises }) => promises.filter((one) => one.promise === promise))
    .filter(({ state }) => state === 'kept' || state === 'missed');
  return share('in time', promise, due, ({ state }) => state === 'kept');
}
