import { isLetterName, type LetterName, type LetterValues } from '../letters/letters.ts';
import { type Letter, writeLetter } from '../letters/write.ts';
import { courseLetters } from './letter-values/course-letters.ts';
import { finalLetters } from './letter-values/final-letters.ts';
import { firstLetters } from './letter-values/first-letters.ts';
import type { Occasion } from './letter-values/occasion.ts';

/** Writes one letter in the ticket's language; a letter with a hole in it would be our own bug and throws. */
export function letterFor(letter: string, occasion: Occasion): Letter {
  if (!hasValues(letter)) throw new Error(`the desk knows no values for the letter ${letter}`);
  const { rulebook, brand, templates } = occasion.house;
  const { zone } = rulebook.calendarOf(brand);
  const language = occasion.ticket.language;
  const written = writeLetter(templates, { letter, language, zone, values: VALUES[letter](occasion) });
  if (written.kind === 'refused') throw new Error(`letter ${letter} lacks ${written.missing.join(', ')}`);
  return written.letter;
}

/** Where the values of each letter come from; every letter to a player stands here, or does not compile. */
const VALUES: { readonly [Name in LetterName]: (occasion: Occasion) => LetterValues<Name> } = {
  ...firstLetters,
  ...courseLetters,
  ...finalLetters,
};

function hasValues(letter: string): letter is LetterName {
  return isLetterName(letter);
}
