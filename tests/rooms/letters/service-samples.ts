import type { LetterValues } from '../../../src/letters/letters.ts';
import type { serviceLetters } from '../../../src/letters/service-letters.ts';

/** One plausible set of values for every letter that answers what a player asks of the desk itself. */
export function serviceSamples<Whose extends object>(whose: Whose) {
  const day = (text: string): Date => new Date(`${text}T11:00:00Z`);
  return {
    history: {
      ...whose,
      openedAt: day('2026-11-01'),
      steps: [
        { on: day('2026-11-01'), what: 'we registered your complaint' },
        { on: day('2026-11-18'), what: 'we asked the payment provider for information' },
      ],
      shortened: true,
      resolveBy: day('2026-12-14'),
    },
    'person-asked': { ...whose, opensAt: day('2026-11-23'), nextUpdateBy: day('2026-11-27') },
    'data-request': { ...whose, erasure: true, answerBy: day('2026-12-20') },
    'language-changed': { ...whose, whole: true },
    'closing-proposal': { ...whose, settled: true, resolveBy: day('2026-12-14') },
    accepted: { ...whose, decided: true, reopenUntil: day('2027-01-04') },
    satisfaction: { ...whose, closedAt: day('2026-11-20') },
    'representative-question': { ...whose, who: 'lawyer@example.test', wroteAt: day('2026-11-20') },
    'representative-noted': { ...whose, who: 'lawyer@example.test', allowed: true },
    repeated: { ...whose, openedAt: day('2026-11-01'), resolveBy: day('2026-12-14') },
  } satisfies { readonly [Name in keyof typeof serviceLetters]: Partial<LetterValues<Name>> };
}
