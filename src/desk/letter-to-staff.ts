import { isStaffLetter, type LetterValues, type StaffLetterName } from '../letters/letters.ts';
import type { Letter } from '../letters/write.ts';
import { briefing } from './letter-values/briefing.ts';
import { outsideNews } from './letter-values/outside-news.ts';
import { staffLetters } from './letter-values/staff-letters.ts';
import { languageOf, type StaffOccasion } from './letter-values/staff-occasion.ts';
import { writtenOut } from './written-out.ts';

/** Writes one letter in the language of its reader on the staff. */
export function letterToStaff(letter: string, occasion: StaffOccasion): Letter {
  if (!isStaffLetter(letter)) throw new Error(`the letter ${letter} is none to the staff`);
  return writtenOut(letter, languageOf(occasion), VALUES[letter](occasion), occasion.house);
}

/** Where the values of each letter come from; every letter to the staff stands here, or does not compile. */
const VALUES: { readonly [Name in StaffLetterName]: (occasion: StaffOccasion) => LetterValues<Name> } = {
  'agent-notice': briefing,
  'agent-outside': outsideNews,
  ...staffLetters,
};
