import type { Language } from '../letters/language.ts';
import type { LetterName, LetterValues } from '../letters/letters.ts';
import { type Letter, writeLetter } from '../letters/write.ts';
import type { House } from './house.ts';

/** A letter in words; one with a hole in it would be our own bug and throws. */
export function writtenOut<Name extends LetterName>(
  letter: Name,
  language: Language,
  values: LetterValues<Name>,
  { rulebook, brand, templates }: House,
): Letter {
  const { zone } = rulebook.calendarOf(brand);
  const answer = writeLetter(templates, { letter, language, zone, values });
  if (answer.kind === 'refused') throw new Error(`letter ${letter} lacks ${answer.missing.join(', ')}`);
  return answer.letter;
}
