import type { Outcome } from '../decision/decision.ts';
import type { Choices } from './arguments/choice.ts';

/** The words for how a complaint ends. */
export const OUTCOME_WORDS: Choices<Outcome> = {
  upheld: ['uphold', 'accepted', 'fondée', 'fondé', 'acceptée', 'وارد', 'پذیرفته'],
  'partly-upheld': [
    'partly',
    'partially upheld',
    'partially',
    'partiellement fondée',
    'partiellement',
    'تا حدی وارد',
    'تا حدی',
  ],
  rejected: ['reject', 'not upheld', 'rejetée', 'rejeté', 'non fondée', 'رد', 'وارد نیست', 'رد شد'],
  withdrawn: ['withdraw', 'retirée', 'retirer', 'پس گرفته', 'انصراف'],
};
