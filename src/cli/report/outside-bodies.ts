import type { OutsideMail } from '../../ticket/states/outside.ts';
import { counts, type Figure, share } from './figure.ts';

/** What mediators and regulators wrote on the tickets of the period, and whether they had their answers in time. */
export function outsideBodies(mails: readonly OutsideMail[], asOf: Date): readonly Figure[] {
  // What went on with another ticket is counted there.
  const own = mails.filter(({ answer }) => answer?.how !== 'moved' && answer?.how !== 'imported');
  const now = asOf.toISOString();
  const due = own.filter(({ answer, answerBy }) => answer !== null || answerBy < now);
  const written = counts(
    'outside bodies',
    own.map(({ body }) => `mails of ${body}`),
    own.length,
  );
  const inTime = share('in time', 'answer to an outside body', due, ({ answer, answerBy }) =>
    answer === null ? false : answer.at <= answerBy,
  );
  return [...written, inTime];
}
