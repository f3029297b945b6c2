import { foldWord } from '../../rulebook/folding.ts';

/**
 * A command word, a label or a name so that its spellings compare equal: `Send-Anyway`, `sendanyway` and `send anyway`;
 * `clôturer` and `cloturer`; Persian with or without half-space, with Arabic or Persian letters.
 */
export function foldedWord(written: string): string {
  return Array.from(written.slice(0, LONGEST).matchAll(/[\p{L}\p{M}\u0640]+|\p{Nd}+/gu), ([part]) =>
    foldWord(part),
  ).join('');
}

const LONGEST = 500;
