import { mutant, rooms, type SourceMutant } from './source-mutant.ts';

const leanings = rooms('triage/classify/leanings');
const despair = rooms('triage/classify/signs-of-despair');

/** What a mail is about: nobody in danger is overheard, no learned number overrules a rule. */
export const TRIAGE: readonly SourceMutant[] = [
  mutant(
    'passages',
    'what leans to a flag is summed over the whole mail',
    leanings,
    'triage/classify/passages.ts',
    'const SENTENCES = 4;',
    'const SENTENCES = 4000;',
  ),
  mutant(
    'plain-words-believed',
    'the plain words of a flag that calls people at once are doubted like any other',
    leanings,
    'triage/classify/weighed-flags.ts',
    "!(flag.page && strength === 'strong') && ",
    '',
  ),
  mutant(
    'new-concept-believed',
    'a situation of a concept that nothing was learned of is doubted',
    leanings,
    'triage/classify/weighed-flags.ts',
    'concepts.every((concept) => learned.has(concept))',
    '(concepts.length >= 0 || learned.size > 0)',
  ),
  mutant(
    'told-against',
    'leanings raise a flag that the mail tells against',
    despair,
    'triage/classify/weighed-flags.ts',
    'own.some(isAgainst) ? 0 : flag.threshold',
    'flag.threshold',
  ),
];
