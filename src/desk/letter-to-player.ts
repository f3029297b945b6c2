import { languageOfLetters } from '../rulebook/brands.ts';
import {
  isBodyLetter,
  isLetterName,
  isStaffLetter,
  type LetterValues,
  type PlayerLetterName,
} from '../letters/letters.ts';
import type { Letter } from '../letters/write.ts';
import { agentsWords } from './letter-values/agents-words.ts';
import { courseLetters } from './letter-values/course-letters.ts';
import { finalLetters } from './letter-values/final-letters.ts';
import { firstLetters } from './letter-values/first-letters.ts';
import type { Occasion } from './letter-values/occasion.ts';
import { serviceLetters } from './letter-values/service-letters.ts';
import { writtenOut } from './written-out.ts';

/** Writes one letter to the player in the ticket's language. */
export function letterToPlayer(letter: string, occasion: Occasion): Letter {
  if (!isForPlayer(letter)) throw new Error(`the desk knows no values for the letter ${letter}`);
  const language = languageOfLetters(occasion.house.brand, occasion.ticket.language);
  const spoken = { ...occasion, ticket: { ...occasion.ticket, language } };
  return writtenOut(letter, language, VALUES[letter](spoken), occasion.house);
}

/** Where the values of each letter come from; every letter to a player stands here, or does not compile. */
const VALUES: { readonly [Name in PlayerLetterName]: (occasion: Occasion) => LetterValues<Name> } = {
  ...firstLetters,
  ...courseLetters,
  ...finalLetters,
  ...serviceLetters,
  ...agentsWords,
};

function isForPlayer(letter: string): letter is PlayerLetterName {
  return isLetterName(letter) && !isStaffLetter(letter) && !isBodyLetter(letter);
}
